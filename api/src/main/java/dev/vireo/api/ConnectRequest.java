package dev.vireo.api;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

/// What a driver needs to open a connection.
///
/// @param uri where to
/// @param credentials who is asked for user and password
/// @param readOnly whether changes are refused
/// @param questions who decides about questions of domains; empty for what the URI's `auto_answer`
///   says
/// @param taskTimeout how long a task of the server may take; empty for as long as it takes
/// @param knownHosts the servers whose certificates were confirmed; empty for those of the usual
///   file, see [KnownHosts#ofEnvironment]
/// @param certificates who is asked about certificates that nothing vouches for; empty to refuse
///   them
/// @param changes sees, and may hold back, every call that changes something; empty for nobody
/// @param taskProgress is told of the progress of each task that is waited for, in percent; empty
///   for nobody
public record ConnectRequest(
        ConnectUri uri,
        CredentialsProvider credentials,
        boolean readOnly,
        Optional<QuestionPolicy> questions,
        Optional<Duration> taskTimeout,
        Optional<KnownHosts> knownHosts,
        Optional<CertificateQuestion> certificates,
        Optional<ChangeWatch> changes,
        Optional<IntConsumer> taskProgress) {
    /// Makes a request that leaves questions to the URI and gives tasks all the time they need.
    ///
    /// @param uri where to
    /// @param credentials who is asked for user and password
    /// @param readOnly whether changes are refused
    public ConnectRequest(ConnectUri uri, CredentialsProvider credentials, boolean readOnly) {
        this(
                uri,
                credentials,
                readOnly,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Says where to.
    ///
    /// @param where the URI
    /// @return a copy that does
    public ConnectRequest withUri(ConnectUri where) {
        return new ConnectRequest(
                where,
                credentials,
                readOnly,
                questions,
                taskTimeout,
                knownHosts,
                certificates,
                changes,
                taskProgress);
    }

    /// Says who is asked for user and password.
    ///
    /// @param provider who
    /// @return a copy that does
    public ConnectRequest withCredentials(CredentialsProvider provider) {
        return new ConnectRequest(
                uri,
                provider,
                readOnly,
                questions,
                taskTimeout,
                knownHosts,
                certificates,
                changes,
                taskProgress);
    }

    /// Says who decides about questions of domains.
    ///
    /// @param policy who
    /// @return a copy that does
    public ConnectRequest withQuestions(QuestionPolicy policy) {
        return new ConnectRequest(
                uri,
                credentials,
                readOnly,
                Optional.of(policy),
                taskTimeout,
                knownHosts,
                certificates,
                changes,
                taskProgress);
    }

    /// Limits the time of tasks. One that takes longer is cancelled if it can be, and the operation
    /// fails with `OPERATION_TIMEOUT`.
    ///
    /// @param limit how long each task may take, with its questions
    /// @return a copy that does
    public ConnectRequest withTaskTimeout(Duration limit) {
        return new ConnectRequest(
                uri,
                credentials,
                readOnly,
                questions,
                Optional.of(limit),
                knownHosts,
                certificates,
                changes,
                taskProgress);
    }

    /// Says which servers' certificates were confirmed.
    ///
    /// @param hosts the servers
    /// @return a copy that does
    public ConnectRequest withKnownHosts(KnownHosts hosts) {
        return new ConnectRequest(
                uri,
                credentials,
                readOnly,
                questions,
                taskTimeout,
                Optional.of(hosts),
                certificates,
                changes,
                taskProgress);
    }

    /// Says who is asked about certificates that nothing vouches for: a person, and nobody else.
    /// What is confirmed is kept in [#knownHosts()].
    ///
    /// @param question who
    /// @return a copy that does
    public ConnectRequest withCertificateQuestion(CertificateQuestion question) {
        return new ConnectRequest(
                uri,
                credentials,
                readOnly,
                questions,
                taskTimeout,
                knownHosts,
                Optional.of(question),
                changes,
                taskProgress);
    }

    /// Has every call that changes something seen by somebody.
    ///
    /// @param watch who
    /// @return a copy that does
    public ConnectRequest withChanges(ChangeWatch watch) {
        return new ConnectRequest(
                uri,
                credentials,
                readOnly,
                questions,
                taskTimeout,
                knownHosts,
                certificates,
                Optional.of(watch),
                taskProgress);
    }

    /// Listens to the progress of tasks.
    ///
    /// @param listener is told in percent, on the thread that waits for the task
    /// @return a copy that does
    public ConnectRequest withTaskProgress(IntConsumer listener) {
        return new ConnectRequest(
                uri,
                credentials,
                readOnly,
                questions,
                taskTimeout,
                knownHosts,
                certificates,
                changes,
                Optional.of(listener));
    }
}
