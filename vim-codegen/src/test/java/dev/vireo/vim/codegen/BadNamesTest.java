package dev.vireo.vim.codegen;

import static dev.vireo.vim.codegen.BadSchemas.assertGood;
import static dev.vireo.vim.codegen.BadSchemas.assertProblems;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What is said about names that are taken.
class BadNamesTest {
    @Nested
    class Duplicates {
        @Test
        void type() {
            assertProblems(
                    "object A\nend\nobject A\nend\n",
                    "a.vidl:3: duplicate type 'A', first in line 1");
        }

        @Test
        void typeOfAnotherKind() {
            assertProblems(
                    "managed A\nend\nenum A\nend\n",
                    "a.vidl:1: duplicate type 'A', first in line 3");
        }

        @Test
        void typeInAnotherCase() {
            assertProblems(
                    "object Aa\nend\nobject AA\nend\n",
                    "a.vidl:3: type 'AA' differs only in case from type 'Aa' in line 1");
        }

        @Test
        void member() {
            assertProblems(
                    """
                    object A
                        one  string  r
                        one  int  o
                    end
                    """,
                    "a.vidl:3: duplicate member 'one', first in line 2");
        }

        @Test
        void inheritedMember() {
            assertProblems(
                    """
                    object A
                        one  string  r
                    end
                    object B extends A
                    end
                    object C extends B
                        one  string  r
                    end
                    """,
                    "a.vidl:7: duplicate member 'one', first in line 2");
        }

        @Test
        void memberWithTheSameJavaName() {
            assertProblems(
                    """
                    object A
                        ID  string  r
                        id  string  r
                    end
                    """,
                    "a.vidl:3: member 'id' would get the same Java name as 'ID' in line 2");
        }

        @Test
        void value() {
            assertProblems(
                    "enum E\n    one\n    two\n    one\nend\n",
                    "a.vidl:4: duplicate value 'one', first in line 2");
        }

        @Test
        void valueWithTheSameJavaName() {
            assertProblems(
                    "enum E\n    poweredOn\n    powered_on\nend\n",
                    "a.vidl:3: value 'powered_on' would get the same Java name as 'poweredOn'"
                            + " in line 2");
        }

        @Test
        void property() {
            assertProblems(
                    """
                    managed A
                        one  string  r
                        two  string  r
                        one  string  r
                    end
                    """,
                    "a.vidl:4: duplicate property 'one', first in line 2");
        }

        @Test
        void propertyWithTheSameJavaName() {
            assertProblems(
                    """
                    managed A
                        powerState  string  r
                        power_state  string  r
                    end
                    """,
                    "a.vidl:3: property 'power_state' would get the same Java name as 'powerState'"
                            + " in line 2");
        }

        @Test
        void parameter() {
            assertProblems(
                    """
                    managed A
                        method M
                            one  string  r
                            one  string  r
                        end
                    end
                    """,
                    "a.vidl:4: duplicate parameter 'one', first in line 3");
        }

        @Test
        void parameterThatEveryMethodHas() {
            assertProblems(
                    """
                    managed A
                        method M
                            _this  ref<A>  r
                        end
                    end
                    """,
                    "a.vidl:3: '_this' is the first parameter of every method");
        }

        @Test
        void method() {
            assertProblems(
                    """
                    managed A
                        method M
                        end
                        method M
                        end
                    end
                    """,
                    "a.vidl:4: duplicate method 'M', first in line 2");
        }

        @Test
        void methodOfAnotherManagedObject() {
            assertProblems(
                    """
                    managed A
                        method M
                        end
                    end
                    managed B
                        method M
                        end
                    end
                    """,
                    "a.vidl:6: duplicate method 'M', first in line 2");
        }

        @Test
        void methodWithTheSameRequest() {
            assertProblems(
                    """
                    managed A
                        method PowerOn_Task
                        end
                        method PowerOnTask
                        end
                        method powerONTask
                        end
                    end
                    """,
                    "a.vidl:4: method 'PowerOnTask' needs the same Java class as"
                            + " method 'PowerOn_Task' in line 2",
                    "a.vidl:6: method 'powerONTask' differs only in case from"
                            + " method 'PowerOn_Task' in line 2");
        }

        @Test
        void requestThatIsCalledLikeAType() {
            assertProblems(
                    """
                    object StopRequest
                    end
                    managed A
                        method Stop
                        end
                    end
                    """,
                    "a.vidl:4: method 'Stop' needs the same Java class as type 'StopRequest'"
                            + " in line 1");
        }

        @Test
        void handlerThatIsCalledLikeAType() {
            assertProblems(
                    "managed A\nend\nmanaged AHandler\nend\n",
                    "a.vidl:1: the handler of 'A' needs the same Java class as type 'AHandler'"
                            + " in line 3");
        }

        @Test
        void exceptAPropertyDeclaredAgain() {
            assertGood(
                    """
                    managed A
                        name  string  r
                    end
                    managed B extends A
                        name  string  r
                    end
                    """);
        }
    }

    @Nested
    class ReservedNames {
        @Test
        void builtInType() {
            assertProblems(
                    "object string\nend\nenum ref\nend\n",
                    "a.vidl:1: 'string' is the name of a built-in type",
                    "a.vidl:3: 'ref' is the name of a built-in type");
        }

        @Test
        void typeOfTheBindings() {
            assertProblems(
                    "object DataObject\nend\nobject types\nend\n",
                    "a.vidl:1: 'DataObject' is a name that the bindings use themselves",
                    "a.vidl:3: 'types' is a name that the bindings use themselves");
        }

        @Test
        void typeOfJava() {
            assertProblems(
                    "object String\nend\n",
                    "a.vidl:1: 'String' is a name that the bindings use themselves");
        }

        @Test
        void classMadeForAMethod() {
            assertProblems(
                    "managed A\n    method Method\n    end\nend\nmanaged ManagedObject\nend\n",
                    "a.vidl:2: the class of method 'Method' needs a name of the bindings",
                    "a.vidl:5: 'ManagedObject' is a name that the bindings use themselves",
                    "a.vidl:5: the class of the handler of 'ManagedObject' needs a name of the"
                            + " bindings");
        }
    }
}
