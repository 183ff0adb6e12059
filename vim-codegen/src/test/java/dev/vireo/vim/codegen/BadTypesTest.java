package dev.vireo.vim.codegen;

import static dev.vireo.vim.codegen.BadSchemas.assertGood;
import static dev.vireo.vim.codegen.BadSchemas.assertProblems;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What is said about types that are not there, are of the wrong kind, or extend themselves.
class BadTypesTest {
    @Nested
    class UnknownTypes {
        @Test
        void ofMember() {
            assertProblems(
                    """
                    object A
                        one  string  r
                        two  Missing  o
                    end
                    """,
                    "a.vidl:3: unknown type 'Missing'");
        }

        @Test
        void ofProperty() {
            assertProblems(
                    """
                    managed A
                        one  Missing  ol
                    end
                    """,
                    "a.vidl:2: unknown type 'Missing'");
        }

        @Test
        void ofParameter() {
            assertProblems(
                    """
                    managed A
                        method M
                            one  Missing  r
                        end
                    end
                    """,
                    "a.vidl:3: unknown type 'Missing'");
        }

        @Test
        void ofResult() {
            assertProblems(
                    """
                    managed A
                        method M returns Missing r
                        end
                    end
                    """,
                    "a.vidl:2: unknown type 'Missing'");
        }

        @Test
        void ofBase() {
            assertProblems(
                    "object A extends Missing\nend\n",
                    "a.vidl:1: unknown type 'Missing' extended by 'A'");
            assertProblems(
                    "managed A extends Missing\nend\n",
                    "a.vidl:1: unknown type 'Missing' extended by 'A'");
        }

        @Test
        void ofReference() {
            assertProblems(
                    """
                    object A
                        one  ref<Missing>  r
                    end
                    """,
                    "a.vidl:2: unknown managed object 'Missing'");
        }

        @Test
        void inAnotherCase() {
            assertProblems(
                    """
                    object A
                        one  String  r
                        two  a  r
                    end
                    """,
                    "a.vidl:2: unknown type 'String'",
                    "a.vidl:3: unknown type 'a'");
        }
    }

    @Nested
    class WrongKinds {
        @Test
        void referenceToObject() {
            assertProblems(
                    """
                    object A
                        one  ref<A>  r
                        two  ref<string>  r
                    end
                    """,
                    "a.vidl:2: 'A' is no managed object: 'ref<>' needs one",
                    "a.vidl:3: 'string' is no managed object: 'ref<>' needs one");
        }

        @Test
        void managedObjectByValue() {
            assertProblems(
                    """
                    managed A
                        one  A  r
                    end
                    """,
                    "a.vidl:2: 'A' is a managed object: write 'ref<A>'");
        }

        @Test
        void objectExtendsEnum() {
            assertProblems(
                    "enum E\nend\nobject A extends E\nend\n",
                    "a.vidl:3: 'A' extends 'E' (line 1), which is no object");
        }

        @Test
        void objectExtendsManagedObject() {
            assertProblems(
                    "managed M\nend\nobject A extends M\nend\n",
                    "a.vidl:3: 'A' extends 'M' (line 1), which is no object");
        }

        @Test
        void managedObjectExtendsObject() {
            assertProblems(
                    "object A\nend\nmanaged M extends A\nend\n",
                    "a.vidl:3: 'M' extends 'A' (line 1), which is no managed object");
        }

        @Test
        void objectExtendsBuiltIn() {
            assertProblems(
                    "object A extends string\nend\n",
                    "a.vidl:1: 'A' extends 'string' (built-in), which is no object");
        }

        @Test
        void enumExtends() {
            assertProblems("enum E extends F\nend\n", "a.vidl:1: unexpected 'extends'");
        }
    }

    @Nested
    class Cycles {
        @Test
        void ofOne() {
            assertProblems("object A extends A\nend\n", "a.vidl:1: cycle: A extends A");
            assertProblems("managed A extends A\nend\n", "a.vidl:1: cycle: A extends A");
        }

        @Test
        void ofTwo() {
            assertProblems(
                    "object A extends D\nend\nobject D extends A\nend\n",
                    "a.vidl:1: cycle: A extends D extends A",
                    "a.vidl:3: cycle: D extends A extends D");
        }

        @Test
        void ofThree() {
            assertProblems(
                    """
                    managed A extends D
                    end
                    managed D extends C
                    end
                    managed C extends A
                    end
                    """,
                    "a.vidl:1: cycle: A extends D extends C extends A",
                    "a.vidl:3: cycle: D extends C extends A extends D",
                    "a.vidl:5: cycle: C extends A extends D extends C");
        }

        @Test
        void withoutThoseThatOnlyLeadIntoIt() {
            assertProblems(
                    "object A extends D\nend\nobject D extends D\nend\n",
                    "a.vidl:3: cycle: D extends D");
        }

        @Test
        void exceptOfMembers() {
            assertGood("object A\n    next  A  o\nend\n");
        }
    }
}
