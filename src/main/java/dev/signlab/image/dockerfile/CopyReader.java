package dev.signlab.image.dockerfile;

import dev.signlab.image.dockerfile.Instruction.Copy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code COPY} and {@code ADD}. */
final class CopyReader {

  private static final Set<String> OF_COPY = Set.of("from", "chown", "chmod");
  private static final Set<String> OF_ADD = Set.of("chown", "chmod", "checksum");
  private static final Set<String> TOGGLES_OF_COPY = Set.of("link", "parents");
  private static final Set<String> TOGGLES_OF_ADD = Set.of("link", "keep-git-dir", "unpack");
  private static final Set<String> LISTS = Set.of("exclude");

  private CopyReader() {}

  static Copy read(LogicalLine line) {
    boolean isAdd = line.keyword().equals("ADD");
    List<String> words =
        JsonForm.words(line.rest()).orElseGet(() -> InstructionReader.split(line.rest()));
    if (words.size() < 2) {
      throw new LineFault(
          line.keyword() + " wants a source and a target", line.keyword() + " . /app");
    }
    if (HeredocMark.of(words.getLast()).isPresent()) {
      throw new LineFault("a text in the Dockerfile cannot be the target", "COPY <<EOF /file");
    }
    CopyFlags flags = isAdd ? ofAdd(line) : ofCopy(line);
    List<String> sources = new ArrayList<>(words.subList(0, words.size() - 1));
    List<Heredoc> documents = takeDocuments(line, sources);
    return new Copy(line.source(), isAdd, flags, sources, documents, words.getLast());
  }

  private static List<Heredoc> takeDocuments(LogicalLine line, List<String> sources) {
    List<Heredoc> documents = new ArrayList<>();
    for (String word : List.copyOf(sources)) {
      Optional<String> name = HeredocMark.of(word).map(HeredocMark::name);
      line.documents().stream()
          .filter(document -> document.name().equals(name.orElse("")))
          .findFirst()
          .ifPresent(
              document -> {
                documents.add(document);
                sources.remove(word);
              });
    }
    return documents;
  }

  private static CopyFlags ofCopy(LogicalLine line) {
    Flags flags = Flags.of(line, OF_COPY, TOGGLES_OF_COPY, LISTS);
    if (flags.text("from").filter(from -> from.indexOf('$') >= 0).isPresent()) {
      throw new LineFault(
          "--from takes no variables: " + flags.text("from").orElse(""),
          "name a stage for it further up: FROM $IMAGE AS other, then COPY --from=other");
    }
    return new CopyFlags(
        flags.text("from"),
        flags.text("chown"),
        flags.text("chmod"),
        flags.isOn("link"),
        flags.isOn("parents"),
        flags.list("exclude"));
  }

  private static CopyFlags ofAdd(LogicalLine line) {
    Flags flags = Flags.of(line, OF_ADD, TOGGLES_OF_ADD, LISTS);
    for (String fromElsewhere : List.of("checksum", "keep-git-dir")) {
      if (!flags.list(fromElsewhere).isEmpty()) {
        throw new LineFault(
            "--" + fromElsewhere + " is for files from elsewhere, which are not fetched here",
            "fetch the file first, then COPY it");
      }
    }
    if (flags.isOn("unpack")) {
      throw new LineFault(
          "ADD --unpack is not done here", "unpack the archive yourself, then COPY the folder");
    }
    return new CopyFlags(
        Optional.empty(),
        flags.text("chown"),
        flags.text("chmod"),
        flags.isOn("link"),
        false,
        flags.list("exclude"));
  }
}
