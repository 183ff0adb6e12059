package dev.vireo.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.DomainState.Kind;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import org.junit.jupiter.api.Test;

/// Domains that ask nothing.
public interface QuestionContract {
    /// Returns the host to test on.
    ///
    /// @return the host
    TestHost host();

    /// A domain that asks nothing has no question, and none can be answered.
    @Test
    default void takesNoAnswersToWhatIsNotAsked() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(false)) {
            Domain domain = connection.lookupByName(name);
            assertThat(connection.fetchQuestions()).isEmpty();
            assertThat(domain.fetchQuestion()).isEmpty();
            assertCode(ErrorCode.OPERATION_INVALID, domain);
        }
    }

    /// Questions can be read, but not answered, on a read-only connection.
    @Test
    default void answersNothingWhereChangesAreRefused() {
        String name = host().domainIn(Kind.RUNNING);
        try (Connection connection = host().connect(true)) {
            Domain domain = connection.lookupByName(name);
            assertThat(connection.fetchQuestions()).isEmpty();
            assertThat(domain.fetchQuestion()).isEmpty();
            assertCode(ErrorCode.OPERATION_DENIED, domain);
        }
    }

    private static void assertCode(ErrorCode code, Domain domain) {
        assertThatThrownBy(() -> domain.answer("1", "Yes"))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
