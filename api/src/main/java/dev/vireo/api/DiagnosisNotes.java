package dev.vireo.api;

import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.Diagnosis.Finding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Findings while they are made; for drivers. Not thread-safe.
public final class DiagnosisNotes {
    private final List<Finding> findings = new ArrayList<>();

    /// Starts without findings.
    public DiagnosisNotes() {}

    /// Notes that all is well.
    ///
    /// @param check the check
    /// @param text what was found
    public void good(Check check, String text) {
        good(check, text, Map.of());
    }

    /// Notes that all is well.
    ///
    /// @param check the check
    /// @param text what was found
    /// @param facts single facts
    public void good(Check check, String text, Map<String, String> facts) {
        findings.add(new Finding.Good(check, text, facts));
    }

    /// Notes what will not do for long.
    ///
    /// @param check the check
    /// @param text what was found
    /// @param fix what to do about it
    public void warning(Check check, String text, String fix) {
        warning(check, text, Map.of(), fix);
    }

    /// Notes what will not do for long.
    ///
    /// @param check the check
    /// @param text what was found
    /// @param facts single facts
    /// @param fix what to do about it
    @SuppressWarnings("InconsistentOverloads") // the way out comes last, as in the findings
    public void warning(Check check, String text, Map<String, String> facts, String fix) {
        findings.add(new Finding.Warning(check, text, facts, fix));
    }

    /// Notes what does not work.
    ///
    /// @param check the check
    /// @param text what was found
    /// @param fix what to do about it
    public void failed(Check check, String text, String fix) {
        failed(check, text, Map.of(), fix);
    }

    /// Notes what does not work.
    ///
    /// @param check the check
    /// @param text what was found
    /// @param facts single facts
    /// @param fix what to do about it
    @SuppressWarnings("InconsistentOverloads") // the way out comes last, as in the findings
    public void failed(Check check, String text, Map<String, String> facts, String fix) {
        findings.add(new Finding.Failed(check, text, facts, fix));
    }

    /// Notes that nobody looked.
    ///
    /// @param check the check
    /// @param text why not
    public void notChecked(Check check, String text) {
        findings.add(new Finding.NotChecked(check, text));
    }

    /// Tells whether a check has failed.
    ///
    /// @return true if later checks make no sense
    public boolean hasFailed() {
        return findings.stream().anyMatch(Finding.Failed.class::isInstance);
    }

    /// Ends the notes: what was not reached is noted as not checked.
    ///
    /// @param uri the URI that was looked at
    /// @return the diagnosis
    public Diagnosis diagnosis(ConnectUri uri) {
        return diagnosis(uri.toString());
    }

    Diagnosis diagnosis(String uri) {
        Set<Check> left = EnumSet.allOf(Check.class);
        findings.forEach(finding -> left.remove(finding.check()));
        List<Finding> all = new ArrayList<>(findings);
        String reason = hasFailed() ? Diagnosis.NOT_REACHED : Diagnosis.NOT_KNOWN;
        left.forEach(check -> all.add(new Finding.NotChecked(check, reason)));
        return new Diagnosis(uri, all);
    }
}
