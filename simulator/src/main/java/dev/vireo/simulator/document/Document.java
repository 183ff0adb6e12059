package dev.vireo.simulator.document;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads YAML 1.2, which includes JSON.
public final class Document {
    private static final int LONGEST = 4 << 20;
    private static final int DEEPEST = 100;

    private final String name;

    private Document(String name) {
        this.name = name;
    }

    /// Reads a file.
    ///
    /// @param file the file, in UTF-8
    /// @return its content
    /// @throws DocumentException if it cannot be read or is neither YAML nor JSON
    public static DocumentValue read(Path file) {
        String text;
        try {
            if (Files.size(file) > LONGEST) {
                throw new DocumentException(file + ": longer than " + LONGEST + " bytes");
            }
            text = Files.readString(file);
        } catch (NoSuchFileException _) {
            throw new DocumentException(file + ": there is no such file");
        } catch (IOException e) {
            String reason =
                    e instanceof CharacterCodingException
                            ? "it is no text in UTF-8"
                            : String.valueOf(e.getMessage());
            throw new DocumentException(file + ": cannot be read: " + reason);
        }
        return parse(file.toString(), text);
    }

    /// Reads a text.
    ///
    /// @param name what to call the document in messages
    /// @param text YAML or JSON
    /// @return its content
    /// @throws DocumentException if it is neither
    public static DocumentValue parse(String name, String text) {
        // JSON may be indented with tabs, which YAML does not like; within strings both forbid them
        String source = text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
        LoadSettings settings =
                LoadSettings.builder().setLabel(name).setCodePointLimit(LONGEST).build();
        try {
            ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, source));
            Optional<Node> root = new Composer(settings, parser).getSingleNode();
            return root.map(node -> new Document(name).value(node, "", 0))
                    .orElseThrow(() -> new DocumentException(name + ": the document is empty"));
        } catch (MarkedYamlEngineException e) {
            throw new DocumentException(
                    place(name, e.getProblemMark().or(e::getContextMark)) + e.getProblem());
        } catch (YamlEngineException e) {
            throw new DocumentException(name + ": " + e.getMessage());
        } catch (StackOverflowError _) { // the composer follows the nesting
            throw new DocumentException(name + ": nested too deeply");
        }
    }

    private DocumentValue value(Node node, String path, int depth) {
        if (depth > DEEPEST) {
            throw new DocumentException(place(name, node.getStartMark()) + "nested too deeply");
        }
        String place = place(name, node.getStartMark());
        return switch (node) {
            case ScalarNode scalar -> new DocumentValue(place, path, scalar(scalar));
            case SequenceNode sequence -> {
                List<DocumentValue> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(value(item, path + "[" + items.size() + "]", depth + 1));
                }
                yield new DocumentValue(place, path, new DocumentValue.Items(items));
            }
            case MappingNode mapping ->
                    new DocumentValue(place, path, members(mapping, path, depth));
            default -> throw new DocumentException(place + "not a value: " + node.getNodeType());
        };
    }

    private DocumentValue.Members members(MappingNode mapping, String path, int depth) {
        Map<String, DocumentValue> members = new LinkedHashMap<>();
        Map<String, String> places = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String place = place(name, tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new DocumentException(place + "a key is a text");
            }
            String at = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            DocumentValue value = value(tuple.getValueNode(), at, depth + 1);
            if (members.put(key.getValue(), value) != null) {
                throw new DocumentException(place + at + " is there twice");
            }
            places.put(key.getValue(), place);
        }
        return new DocumentValue.Members(members, places);
    }

    private static DocumentValue.Content scalar(ScalarNode node) {
        return node.getTag().equals(Tag.NULL)
                ? new DocumentValue.Nothing()
                : new DocumentValue.Text(node.getValue(), node.isPlain());
    }

    private static String place(String name, Optional<Mark> mark) {
        return mark.map(m -> name + ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1) + ": ")
                .orElse(name + ": ");
    }
}
