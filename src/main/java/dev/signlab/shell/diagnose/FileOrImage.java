package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.run.CommandTable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An image where a file is asked for, and a file where an image is.
 *
 * @param setting what there is
 * @param table the commands
 */
record FileOrImage(Setting setting, CommandTable table) {

  /** Commands for images, and those that do the same with files. */
  private static final Map<String, String> OF_FILES =
      Map.of(
          "cosign verify", "cosign verify-blob",
          "cosign sign", "cosign sign-blob",
          "cosign attest", "cosign attest-blob",
          "cosign tree", "cosign bundle inspect",
          "cosign verify-attestation", "cosign verify-blob-attestation");

  /** Without these somebody else would sign. */
  private static final Set<String> WHO = Set.of("key", "identity-token");

  /** What has to be right before words are looked at one by one. */
  Draft first(Draft draft) {
    return imageForValue(manifestOfImage(draft));
  }

  /** What can be told once each flag has its value. */
  Draft last(Draft draft) {
    return imageForFile(fileForImage(draft));
  }

  /** {@code cosign manifest verify} reads files of Kubernetes. */
  private Draft manifestOfImage(Draft draft) {
    LineWords line = draft.line();
    Optional<Part> image = line.arguments().filter(part -> isImage(part.value())).findFirst();
    return line.spec().name().equals("cosign manifest verify") && image.isPresent()
        ? draft.because(
            image.get().value() + " is an image, and no file of Kubernetes",
            line.as(table.named("cosign verify").orElseThrow().spec()))
        : draft;
  }

  /** The value of a flag was left out, and the image stands in its place. */
  private Draft imageForValue(Draft draft) {
    LineWords line = draft.line();
    boolean alone =
        line.arguments().findAny().isEmpty() && Role.ofArgument(line.spec(), 0).isImage();
    return line.parts().stream()
        .filter(part -> alone && part.role().isFile() && !WHO.contains(part.flag()))
        .filter(part -> !setting.hasFile(part.value()) && isImage(part.value()))
        .findFirst()
        .map(
            part ->
                draft.because(
                    "--%s has no value: %s is an image".formatted(part.flag(), part.value()),
                    line.without(part).withArgument(part.value())))
        .orElse(draft);
  }

  Draft forKey(Draft draft) {
    LineWords line = draft.line();
    Optional<Part> key = line.first("key");
    boolean alone = line.arguments().findAny().isEmpty();
    return key.filter(part -> alone && !setting.hasFile(part.value()) && isImage(part.value()))
        .map(
            part ->
                draft.because(
                    part.value() + " is an image, where a key is asked for",
                    line.withoutFlag("key").withArgument(part.value())))
        .orElse(draft);
  }

  private Draft fileForImage(Draft draft) {
    LineWords line = draft.line();
    Optional<Command> other =
        Optional.ofNullable(OF_FILES.get(line.spec().name())).flatMap(table::named);
    Optional<Part> file =
        line.arguments()
            .filter(part -> part.role().isImage() && setting.hasFile(part.value()))
            .findFirst();
    if (other.isEmpty() || file.isEmpty()) {
      return draft;
    }
    String command = other.get().spec().name();
    LineWords meant = line.as(other.get().spec());
    boolean writes = command.equals("cosign sign-blob") || command.equals("cosign attest-blob");
    return draft.because(
        file.get().value() + " is a file and no image; " + command + " is for files",
        writes && !line.has("bundle")
            ? meant.withFlag("bundle", setting.newBundle(file.get().value()))
            : meant);
  }

  private Draft imageForFile(Draft draft) {
    LineWords line = draft.line();
    Optional<Command> other =
        OF_FILES.entrySet().stream()
            .filter(each -> each.getValue().equals(line.spec().name()))
            .findFirst()
            .flatMap(each -> table.named(each.getKey()));
    Optional<Part> image =
        line.arguments()
            .filter(part -> !setting.hasFile(part.value()) && isImage(part.value()))
            .findFirst();
    return other.isEmpty() || image.isEmpty()
        ? draft
        : draft.because(
            "%s is an image and no file; %s is for images"
                .formatted(image.get().value(), other.get().spec().name()),
            line.withoutFlag("bundle").withoutFlag("signature").as(other.get().spec()));
  }

  private boolean isImage(String value) {
    return value.indexOf('/') > 0 && MeantImage.by(value, setting.shelf()).isPresent();
  }
}
