package dev.vireo.driver.esx;

import dev.vireo.api.QuestionPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

/// What keeps a task from going on for ever, and who is told how it goes on.
///
/// @param questions who decides about the questions that it has
/// @param timeout how long it may take, empty for as long as it takes
/// @param progress is told how far it is, in percent
record TaskLimits(QuestionPolicy questions, Optional<Duration> timeout, IntConsumer progress) {}
