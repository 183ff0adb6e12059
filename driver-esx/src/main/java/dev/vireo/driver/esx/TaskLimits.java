package dev.vireo.driver.esx;

import dev.vireo.api.QuestionPolicy;
import java.time.Duration;
import java.util.Optional;

/// What keeps a task from going on for ever.
///
/// @param questions who decides about the questions that it has
/// @param timeout how long it may take, empty for as long as it takes
record TaskLimits(QuestionPolicy questions, Optional<Duration> timeout) {}
