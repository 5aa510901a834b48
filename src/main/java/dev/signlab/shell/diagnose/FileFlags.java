package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.FileKind;
import dev.signlab.shell.command.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flags that a file gives their name: what stands behind a flag that nobody knows, or behind a
 * wrong one, says by its kind where it belongs.
 *
 * @param setting what there is
 */
record FileFlags(Setting setting) {

  /** An unknown flag in front of a file is the one flag of the command that takes such a file. */
  Draft named(Draft draft) {
    LineWords line = draft.line();
    for (int at = 0; at + 1 < line.words().size(); at++) {
      String typed = line.words().get(at);
      boolean unknown =
          typed.matches("--?\\p{L}[\\p{L}\\d_-]*")
              && line.spec().flag(typed.replaceFirst("^--?", "")).isEmpty();
      Optional<String> meant =
          unknown
              ? setting.files().kindOf(line.words().get(at + 1)).flatMap(k -> flagFor(line, k))
              : Optional.empty();
      if (meant.isPresent()) {
        List<String> words = new ArrayList<>(line.words());
        words.set(at, "--" + meant.get());
        return draft.because(
            "the flag for %s is called --%s".formatted(words.get(at + 1), meant.get()),
            new LineWords(line.variables(), line.spec(), words));
      }
    }
    return draft;
  }

  private static Optional<String> flagFor(LineWords line, FileKind kind) {
    List<String> taking =
        line.spec().flags().stream()
            .map(Flag::name)
            .filter(name -> !line.has(name))
            .filter(name -> takes(Role.ofFlag(line.spec(), name), kind))
            .toList();
    return taking.size() == 1 ? Optional.of(taking.getFirst()) : Optional.empty();
  }

  private static boolean takes(Role role, FileKind kind) {
    return !role.kinds().isEmpty() && role.takes(kind);
  }

  /** A file of another kind than its flag takes belongs behind the one flag that takes it. */
  Draft moved(Draft draft) {
    LineWords line = draft.line();
    if (!Role.verifies(line.spec())) {
      return draft;
    }
    for (Part part : line.parts()) {
      Optional<FileKind> kind = setting.files().kindOf(part.value());
      boolean wrong =
          !part.isArgument()
              && !part.role().kinds().isEmpty()
              && kind.filter(each -> !part.role().takes(each)).isPresent();
      Optional<String> meant = wrong ? kind.flatMap(each -> flagFor(line, each)) : Optional.empty();
      if (meant.isPresent()) {
        return draft.because(
            "%s is %s, which goes after --%s"
                .formatted(part.value(), kind.orElseThrow().words(), meant.get()),
            line.without(part).withFlag(meant.get(), part.value()));
      }
    }
    return draft;
  }

  /** Where no file is named, one that stands behind a flag for another kind of file is meant. */
  Draft unflagged(Draft draft) {
    LineWords line = draft.line();
    if (!line.spec().name().contains("-blob") || line.arguments().findAny().isPresent()) {
      return draft;
    }
    return line.parts().stream()
        .filter(part -> part.role().isFile() && !part.role().kinds().isEmpty())
        .filter(
            part -> setting.files().kindOf(part.value()).filter(FileKind.OTHER::equals).isPresent())
        .findFirst()
        .map(
            part ->
                draft.because(
                    "the file stands without a flag, and %s behind --%s"
                        .formatted(part.value(), part.flag()),
                    line.without(part).withArgument(part.value())))
        .orElse(draft);
  }
}
