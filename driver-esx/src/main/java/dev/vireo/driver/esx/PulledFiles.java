package dev.vireo.driver.esx;

import dev.vireo.model.DomainXml;
import dev.vireo.model.DomainXmlOptions;
import dev.vireo.model.RawText;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastorePath;
import dev.vireo.vmx.VmxFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is pulled beside disks: the machine's VMX file byte by byte, the document that describes
/// the domain on its server, and the variables of its firmware.
///
/// @param document where the machine's configuration is
/// @param folder where all goes
record PulledFiles(DomainDocument document, PullFolder folder) {
    private static final String CONFIG = ".vmx";
    private static final String DOCUMENT = ".xml";
    private static final String VARIABLES = ".nvram";

    /// Refuses to go on if a file is in the way.
    void check() {
        for (String ending : List.of(CONFIG, DOCUMENT, VARIABLES)) {
            folder.requireFree(folder.file(ending));
        }
    }

    /// Writes them.
    ///
    /// @param notes where it goes what could not be written
    /// @return the files
    List<Path> write(List<String> notes) throws IOException {
        List<Path> files = new ArrayList<>();
        byte[] config = document.files().read(document.path(), Pull.VERB);
        files.add(put(CONFIG, config));
        try {
            VmxFile vmx = VmxFile.parse(config);
            String xml = DomainXml.write(document.definition(vmx), DomainXmlOptions.DEFAULT);
            files.add(put(DOCUMENT, RawText.encode(xml)));
            variables(vmx, files);
        } catch (VirtException e) {
            notes.add("not everything beside the disks could be written: " + e.detail());
        }
        return files;
    }

    private void variables(VmxFile vmx, List<Path> files) throws IOException {
        String name = vmx.get("nvram").orElse("");
        String source = name.isEmpty() ? "" : document.fileNames().toSource(name, true).orElse("");
        if (!source.startsWith("[")) {
            return;
        }
        DatastorePath path = FilePath.of(source);
        if (document.files().exists(path, Pull.VERB)) { // it is made at the first start
            files.add(put(VARIABLES, document.files().read(path, Pull.VERB)));
        }
    }

    private Path put(String ending, byte[] bytes) throws IOException {
        Path file = folder.file(ending);
        folder.write(file, bytes);
        return file;
    }
}
