package dev.signlab.interop;

import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Skopeo, which copies images and by that signs and verifies. */
final class Skopeo implements Party {

  private static final String TOOL = "skopeo-new";

  @Override
  public String name() {
    return "skopeo";
  }

  @Override
  public boolean isHere() {
    return Judges.find(TOOL).isPresent();
  }

  @Override
  public Optional<String> cannotSign(Form form) {
    return form == Form.LEGACY
        ? Optional.empty()
        : Optional.of("skopeo writes signatures of images, under the tag `.sig`");
  }

  @Override
  public Optional<String> cannotVerify(Form form, KeyKind key) {
    return form == Form.LEGACY
        ? Optional.empty()
        : Optional.of("skopeo reads signatures of images, under the tag `.sig`");
  }

  @Override
  public Tool.Run sign(Subject subject) {
    Path policy =
        write(subject, "any.json", "{\"default\":[{\"type\":\"insecureAcceptAnything\"}]}");
    Path password = write(subject, "password", KeyKind.PASSWORD);
    return Tool.require(TOOL)
        .run(
            "--policy",
            policy.toString(),
            "--registries.d",
            registries(subject).toString(),
            "copy",
            "-q",
            "--src-tls-verify=false",
            "--dest-tls-verify=false",
            "--sign-by-sigstore-private-key",
            subject.key().privateKey().toString(),
            "--sign-passphrase-file",
            password.toString(),
            "docker://" + subject.image(),
            "docker://" + subject.image());
  }

  @Override
  public Tool.Run verify(Subject subject, Path publicKey) {
    Path policy = write(subject, "policy.json", policy(publicKey, subject.host()));
    Path out = subject.folder().resolve("copied-" + System.nanoTime());
    return Tool.require(TOOL)
        .run(
            "--policy",
            policy.toString(),
            "--registries.d",
            registries(subject).toString(),
            "copy",
            "-q",
            "--remove-signatures",
            "--src-tls-verify=false",
            "docker://" + subject.image(),
            "oci:" + out + ":x");
  }

  private static String policy(Path key, String host) {
    return """
    {"default":[{"type":"reject"}],"transports":{"docker":{"%s":[{"type":"sigstoreSigned",
    "keyPath":"%s","signedIdentity":{"type":"matchRepository"}}]}}}
    """
        .formatted(host, key);
  }

  private static Path registries(Subject subject) {
    String text = "docker: {\"" + subject.host() + "\": {use-sigstore-attachments: true}}";
    write(subject, "registries.d/local.yaml", text);
    return subject.folder().resolve("registries.d");
  }

  private static Path write(Subject subject, String name, String text) {
    try {
      Files.createDirectories(subject.folder().resolve("registries.d"));
      return Files.writeString(subject.folder().resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
