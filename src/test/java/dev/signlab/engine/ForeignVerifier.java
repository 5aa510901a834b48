package dev.signlab.engine;

import dev.signlab.judge.Tool;
import dev.signlab.oci.name.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Signs and verifies with tools that nobody here wrote. */
final class ForeignVerifier {

  static final String PASSWORD = "fixture";

  private final String tool;
  private final Path folder;

  private ForeignVerifier(String tool, Path folder) {
    this.tool = tool;
    this.folder = folder;
  }

  /** Takes a tool, or skips the running test by its name; files are made in the folder. */
  static ForeignVerifier require(String tool, Path folder) {
    Tool.require(tool);
    return new ForeignVerifier(tool, folder);
  }

  /** Verifies an image by a public key in a file; the registry speaks plain HTTP. */
  Tool.Run verify(Path key, Reference image) {
    return tool.startsWith("skopeo") ? skopeoVerify(key, image) : cosignVerify(key, image);
  }

  /** Signs an image in the legacy layout, without any log. */
  Tool.Run sign(Path key, Reference image) {
    return tool.startsWith("skopeo") ? skopeoSign(key, image) : cosignSign(key, image);
  }

  private Tool.Run cosignVerify(Path key, Reference image) {
    return Tool.require(tool)
        .run("verify", "--insecure-ignore-tlog=true", "--key", key.toString(), image.toString());
  }

  private Tool.Run cosignSign(Path key, Reference image) {
    List<String> words = new ArrayList<>(List.of("sign", "-y", "--tlog-upload=false"));
    if (tool.equals("cosign3")) {
      words.addAll(List.of("--new-bundle-format=false", "--use-signing-config=false"));
    }
    words.addAll(List.of("--key", key.toString(), image.toString()));
    return Tool.require(tool)
        .with("COSIGN_PASSWORD", PASSWORD)
        .succeed(words.toArray(String[]::new));
  }

  private Tool.Run skopeoVerify(Path key, Reference image) {
    Path policy = write("policy.json", policy(key, image.registry().host()));
    Path out = folder.resolve("copied-" + System.nanoTime());
    return Tool.require(tool)
        .run(
            "--policy",
            policy.toString(),
            "--registries.d",
            registries(image).toString(),
            "copy",
            "-q",
            "--remove-signatures",
            "--src-tls-verify=false",
            "docker://" + image,
            "oci:" + out + ":x");
  }

  private Tool.Run skopeoSign(Path key, Reference image) {
    Path policy = write("any.json", "{\"default\":[{\"type\":\"insecureAcceptAnything\"}]}");
    Path password = write("password", PASSWORD);
    return Tool.require(tool)
        .succeed(
            "--policy",
            policy.toString(),
            "--registries.d",
            registries(image).toString(),
            "copy",
            "-q",
            "--src-tls-verify=false",
            "--dest-tls-verify=false",
            "--sign-by-sigstore-private-key",
            key.toString(),
            "--sign-passphrase-file",
            password.toString(),
            "docker://" + image,
            "docker://" + image);
  }

  private static String policy(Path key, String host) {
    return """
    {"default":[{"type":"reject"}],"transports":{"docker":{"%s":[{"type":"sigstoreSigned",
    "keyPath":"%s","signedIdentity":{"type":"matchRepository"}}]}}}
    """
        .formatted(host, key);
  }

  private Path registries(Reference image) {
    String host = image.registry().host();
    write(
        "registries.d/local.yaml", "docker: {\"" + host + "\": {use-sigstore-attachments: true}}");
    return folder.resolve("registries.d");
  }

  private Path write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(folder.resolve("registries.d"));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
