package dev.vireo.export;

/// In what form a report is written.
public enum ReportFormat {
    /// One workbook with a sheet for each table, as spreadsheets read it.
    XLSX,
    /// A file for each table with values between commas.
    CSV,
    /// A file for each table: a JSON array with an object for each row.
    JSON
}
