package dev.vireo.shell.command;

import dev.vireo.api.CertificateQuestion;

/// Asks the person at the terminal about a server's certificate. Only the whole word `yes` is one:
/// a habit of pressing the return key must not trust anybody.
///
/// @param prompt the person
record CertificatePrompt(Prompt prompt) implements CertificateQuestion {
    @Override
    public boolean isTrusted(Unverified certificate) {
        return prompt.line(question(certificate)).filter("yes"::equals).isPresent();
    }

    private static String question(Unverified it) {
        return "The certificate of "
                + it.server()
                + " is not verified: "
                + it.problem()
                + ".\n  subject  "
                + it.subject()
                + "\n  issuer   "
                + it.issuer()
                + "\n  valid    "
                + it.notBefore()
                + " to "
                + it.notAfter()
                + "\n  SHA-256  "
                + it.fingerprint()
                + "\nIf it is the server's, it is kept in "
                + it.knownHosts()
                + ". Trust it from now on? (yes/no) ";
    }
}
