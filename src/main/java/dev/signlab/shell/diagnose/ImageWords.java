package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.run.CommandTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Names of images where a container, another order or a whole name is asked for.
 *
 * @param setting what there is
 * @param table the commands
 */
record ImageWords(Setting setting, CommandTable table) {

  private static final String REMOVE_CONTAINER = "docker rm";
  private static final String REMOVE_IMAGE = "docker rmi";
  private static final String TAG = "docker tag";
  private static final Set<String> NAMING = Set.of("-t", "--tag", "--name", "-n");
  private static final Set<String> COPYING = Set.of("crane copy", "oras copy");

  Draft mended(Draft draft) {
    return nounOfCommand(bareCopy(oldBehindNew(flagOfName(imageForContainer(draft)))));
  }

  /** {@code cosign verify --attestation} was typed for {@code cosign verify-attestation}. */
  private Draft nounOfCommand(Draft draft) {
    LineWords line = draft.line();
    return line.words().stream()
        .filter(word -> word.matches("--[a-z]+") && line.spec().flag(word.substring(2)).isEmpty())
        .flatMap(
            word ->
                table.named(line.spec().name() + word.substring(1)).stream()
                    .map(command -> commandFor(draft, word, command.spec())))
        .findFirst()
        .orElse(draft);
  }

  private static Draft commandFor(Draft draft, String flag, CommandSpec spec) {
    LineWords line = draft.line();
    List<String> words = new ArrayList<>(line.words());
    words.remove(flag);
    return draft.because(
        "%s is no flag, and %s a command".formatted(flag, spec.name()),
        new LineWords(line.variables(), spec, words));
  }

  private Draft imageForContainer(Draft draft) {
    LineWords line = draft.line();
    Optional<Part> image =
        line.arguments()
            .filter(part -> !setting.containers().get().contains(part.value()))
            .filter(part -> setting.isLocal(part.value()))
            .findFirst();
    return line.spec().name().equals(REMOVE_CONTAINER) && image.isPresent()
        ? draft.because(
            "%s is an image, and no container".formatted(image.get().value()),
            line.as(table.named(REMOVE_IMAGE).orElseThrow().spec()))
        : draft;
  }

  /** {@code docker tag -t NEW OLD}, as {@code docker build} has it. */
  private Draft flagOfName(Draft draft) {
    LineWords line = draft.line();
    List<String> words = new ArrayList<>(line.words());
    return line.spec().name().equals(TAG) && words.removeIf(NAMING::contains)
        ? draft.because(
            "docker tag has two names and no flag: first that of an image, then the new one",
            new LineWords(line.variables(), line.spec(), words))
        : draft;
  }

  private Draft oldBehindNew(Draft draft) {
    LineWords line = draft.line();
    List<Part> names = line.arguments().toList();
    boolean turned =
        line.spec().name().equals(TAG)
            && names.size() == 2
            && !setting.isLocal(names.getFirst().value())
            && setting.isLocal(names.getLast().value());
    return turned
        ? draft.because(
            "the image comes first, and its new name behind it",
            line.with(names.getFirst(), names.getLast().value())
                .with(names.getLast(), names.getFirst().value()))
        : draft;
  }

  /** A word alone in the place of a copy's name is a tag beside the one that is copied. */
  private Draft bareCopy(Draft draft) {
    LineWords line = draft.line();
    List<Part> names = line.arguments().toList();
    boolean bare =
        COPYING.contains(line.spec().name())
            && names.size() == 2
            && names.getFirst().value().contains("/")
            && names.getLast().value().matches("[\\w.-]+(:[\\w.-]+)?");
    if (!bare) {
      return draft;
    }
    String from = names.getFirst().value().replaceFirst("@.*|:[^/]*$", "");
    String typed = names.getLast().value();
    String meant =
        typed.contains(":")
            ? from.substring(0, from.lastIndexOf('/') + 1) + typed
            : from + ":" + typed;
    return draft.because(typed + " names no registry", line.with(names.getLast(), meant));
  }
}
