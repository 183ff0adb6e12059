package dev.vireo.vim.codegen;

import static dev.vireo.vim.codegen.BadSchemas.assertGood;
import static dev.vireo.vim.codegen.BadSchemas.assertProblems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What is said about text that does not follow the grammar.
class BadTextTest {
    @Nested
    class Ends {
        @Test
        void missingAtTheEndOfTheFile() {
            assertProblems(
                    "object A\n    one  string  r\n",
                    "a.vidl:1: missing 'end' of 'object A': the file ends before it");
        }

        @Test
        void missingBeforeTheNextDeclaration() {
            assertProblems(
                    "object A\n    one  string  r\n\nobject B\nend\n",
                    "a.vidl:1: missing 'end' of 'object A': line 4 begins something else");
        }

        @Test
        void missingAfterEnum() {
            assertProblems(
                    "enum A\n    one\n\nobject B\nend\n",
                    "a.vidl:1: missing 'end' of 'enum A': line 4 begins something else");
        }

        @Test
        void missingAfterMethod() {
            assertProblems(
                    """
                    managed A
                        method M
                            one  string  r
                        method N
                        end
                    end
                    """,
                    "a.vidl:2: missing 'end' of 'method M': line 4 begins something else");
        }

        @Test
        void missingAfterLastMethod() {
            assertProblems(
                    "managed A\n    method M\nend\n",
                    "a.vidl:2: missing 'end' of 'method M': line 3 begins something else");
        }

        @Test
        void missingAfterMethodAtTheEndOfTheFile() {
            assertProblems(
                    "managed A\n    method M\n",
                    "a.vidl:2: missing 'end' of 'method M': the file ends before it");
        }

        @Test
        void stray() {
            assertProblems(
                    "object A\nend\nend\n", "a.vidl:3: 'end' without a declaration to close");
        }

        @Test
        void indented() {
            assertProblems("object A\n  end\n", "a.vidl:2: indented by 2 columns, expected 4");
            assertProblems("object A\n    end\n", "a.vidl:2: expected 'NAME TYPE OCCURRENCE'");
        }

        @Test
        void followedBySomething() {
            assertProblems(
                    "object A\nend A\n",
                    "a.vidl:1: missing 'end' of 'object A': line 2 begins something else");
        }
    }

    @Nested
    class Lines {
        @Test
        void badOccurrence() {
            assertProblems(
                    "object A\n    one  string  maybe\nend\n",
                    "a.vidl:2: bad occurrence 'maybe', expected r, o, rl or ol");
            assertProblems(
                    "managed A\n    method M returns string x\n    end\nend\n",
                    "a.vidl:2: bad occurrence 'x', expected r, o, rl or ol");
        }

        @Test
        void noOccurrence() {
            assertProblems(
                    "object A\n    one  string\nend\n",
                    "a.vidl:2: expected 'NAME TYPE OCCURRENCE'");
            assertProblems(
                    "managed A\n    method M returns string\n    end\nend\n",
                    "a.vidl:2: expected 'returns TYPE OCCURRENCE'");
        }

        @Test
        void noName() {
            assertProblems("object\nend\n", "a.vidl:1: 'object' needs a name");
            assertProblems("object A extends\nend\n", "a.vidl:1: 'extends' needs a name");
            assertProblems(
                    "managed A\n    method\n    end\nend\n", "a.vidl:2: a method needs a name");
        }

        @Test
        void wrongIndentation() {
            assertProblems(
                    "object A\n   one  string  r\nend\n",
                    "a.vidl:2: indented by 3 columns, expected 4");
            assertProblems(
                    "managed A\n    method M\n          one  string  r\n    end\nend\n",
                    "a.vidl:3: indented by 10 columns, expected 8");
            assertProblems(
                    " object A\n end\n",
                    "a.vidl:1: a declaration must start at the beginning of the line");
        }

        @Test
        void tab() {
            assertProblems(
                    "object A\n\tone  string  r\nend\n",
                    "a.vidl:2: tab character; indent with spaces");
            assertProblems(
                    "object A\n    one\tstring  r\nend\n",
                    "a.vidl:2: tab character; indent with spaces");
        }

        @Test
        void characterThatCannotBeSeen() {
            assertProblems(
                    "object A\n    o\u200Bne  string  r\nend\n",
                    "a.vidl:2: unexpected character U+200B; only ASCII is allowed");
            assertProblems(
                    "object A\rend\n",
                    "a.vidl:1: unexpected character U+000D; only ASCII is allowed");
        }

        @Test
        void characterBeyondAscii() {
            assertProblems(
                    "object Gr\u00F6\u00DFe\nend\n",
                    "a.vidl:1: unexpected character U+00F6; only ASCII is allowed");
            assertProblems(
                    "object \uD83D\uDE00\nend\n",
                    "a.vidl:1: unexpected character U+1F600; only ASCII is allowed");
        }

        @Test
        void badName() {
            assertProblems(
                    """
                    enum 1E
                        a-b
                    end
                    object A
                        $x  string  r
                    end
                    managed M
                        a.b  string  r
                        method do()
                            x,  string  r
                        end
                    end
                    """,
                    "a.vidl:1: '1E' is not a name: letters, digits and _ only",
                    "a.vidl:2: 'a-b' is not a name: letters, digits and _ only",
                    "a.vidl:5: '$x' is not a name: letters, digits and _ only",
                    "a.vidl:8: 'a.b' is not a name: letters, digits and _ only",
                    "a.vidl:9: 'do()' is not a name: letters, digits and _ only",
                    "a.vidl:10: 'x,' is not a name: letters, digits and _ only");
        }

        @Test
        void malformedReference() {
            for (String reference : new String[] {"ref<", "ref<>", "ref<A"}) {
                assertProblems(
                        "object A\n    one  " + reference + "  r\nend\n",
                        "a.vidl:2: malformed reference '" + reference + "', expected 'ref<TYPE>'");
            }
            assertProblems(
                    "object A\n    one  ref<ref<A>>  r\nend\n",
                    "a.vidl:2: unknown managed object 'ref<A>'");
        }

        @Test
        void trailingWords() {
            assertProblems("enum A B\nend\n", "a.vidl:1: unexpected 'B'");
            assertProblems("object A extend B\nend\n", "a.vidl:1: unexpected 'extend'");
            assertProblems(
                    "object A\n    one  string  r  # first\nend\n", "a.vidl:2: unexpected '#'");
            assertProblems("enum E\n    one two\nend\n", "a.vidl:2: unexpected 'two'");
            assertProblems(
                    "managed A\n    method M return string r\n    end\nend\n",
                    "a.vidl:2: unexpected 'return'");
        }

        @Test
        void badVersion() {
            String problem = "'since' needs a version, such as 8.0.1.0";
            assertProblems("object A since\nend\n", "a.vidl:1: " + problem);
            assertProblems("object A since ever\nend\n", "a.vidl:1: " + problem);
            assertProblems("enum A\n    one since 8.\nend\n", "a.vidl:2: " + problem);
            assertProblems("object A since 8.0 9.0\nend\n", "a.vidl:1: unexpected '9.0'");
        }

        @Test
        void unknownDeclaration() {
            assertProblems(
                    "class A\nend\n",
                    "a.vidl:1: expected 'enum', 'object' or 'managed', found 'class'");
            assertProblems(
                    "object A\nend\none  string  r\n",
                    "a.vidl:3: expected 'enum', 'object' or 'managed', found 'one'");
        }
    }

    @Nested
    class Files {
        @Test
        void thatDeclareNothing() {
            for (String text : new String[] {"", "\n\n", "# only a comment\n", "\uFEFF"}) {
                assertProblems(text, "a.vidl:1: the schema declares nothing");
            }
        }

        @Test
        void exceptWithByteOrderMark() {
            assertGood("\uFEFFobject A\nend\n");
        }

        @Test
        void exceptFromWindows() {
            String schema = "object A\n    one  string  r\nend\n";
            assertThat(Generator.generate("a.vidl", schema.replace("\n", "\r\n")))
                    .isEqualTo(Generator.generate("a.vidl", schema));
        }

        @Test
        void exceptWithoutALastLineEnd() {
            assertGood("object A\nend");
        }

        @Test
        void withManyProblemsTellTheFirstTwenty() {
            StringBuilder schema = new StringBuilder("object A\n");
            for (int i = 0; i < 23; i++) {
                schema.append("    m").append(i).append("  Missing  r\n");
            }
            assertThatExceptionOfType(SchemaException.class)
                    .isThrownBy(() -> Generator.generate("a.vidl", schema + "end\n"))
                    .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
                    .hasLineCount(21)
                    .startsWith("a.vidl:2: unknown type 'Missing'\n")
                    .endsWith("\na.vidl: 3 more");
        }
    }
}
