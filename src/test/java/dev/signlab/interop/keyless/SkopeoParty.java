package dev.signlab.interop.keyless;

import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.services.deployment.TrustFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Skopeo, which copies images and by that signs and verifies. */
final class SkopeoParty implements Party {

  private static final String TOOL = "skopeo-new";
  private static final String WHY = "skopeo signs images, and reads what lies under the tag `.sig`";

  @Override
  public String called() {
    return "skopeo";
  }

  @Override
  public boolean isHere() {
    return Judges.find(TOOL).isPresent();
  }

  @Override
  public Optional<String> cannotSign(Layout layout) {
    return layout == Layout.LEGACY ? Optional.empty() : Optional.of(WHY);
  }

  @Override
  public Optional<String> cannotVerify(Layout layout) {
    return cannotSign(layout);
  }

  @Override
  public Tool.Run sign(Signed thing, World world) throws IOException {
    Path policy = write(thing, "any.json", "{\"default\":[{\"type\":\"insecureAcceptAnything\"}]}");
    Path signing =
        write(
            thing,
            "signing.yaml",
            """
            fulcio:
              fulcioURL: %s
              oidcMode: staticToken
              oidcIDToken: %s
            rekorURL: %s
            """
                .formatted(
                    world.url(ServiceName.FULCIO), world.token(), world.url(ServiceName.REKOR)));
    List<String> words = words(thing, policy);
    words.addAll(List.of("--dest-tls-verify=false", "--sign-by-sigstore", signing.toString()));
    words.addAll(List.of("docker://" + thing.image(), "docker://" + thing.image()));
    return Tool.require(TOOL).run(words.toArray(String[]::new));
  }

  @Override
  public Tool.Run verify(Check check) throws IOException {
    Signed thing = check.thing();
    Expected expected = check.expected();
    Path own = Files.createTempDirectory(thing.folder(), "skopeo-");
    Path policy = Files.writeString(own.resolve("policy.json"), policy(thing, expected));
    List<String> words = words(thing, policy);
    words.addAll(
        List.of("--remove-signatures", "docker://" + thing.image(), "oci:" + own + "/out:x"));
    return Tool.require(TOOL).run(words.toArray(String[]::new));
  }

  private static List<String> words(Signed thing, Path policy) throws IOException {
    return new ArrayList<>(
        List.of(
            "--policy",
            policy.toString(),
            "--registries.d",
            registries(thing).toString(),
            "copy",
            "-q",
            "--src-tls-verify=false"));
  }

  private static String policy(Signed thing, Expected expected) {
    return """
    {"default":[{"type":"reject"}],"transports":{"docker":{"%s":[{"type":"sigstoreSigned",
    "fulcio":{"caPath":"%s","oidcIssuer":"%s","subjectEmail":"%s"},"rekorPublicKeyPath":"%s",
    "signedIdentity":{"type":"matchRepository"}}]}}}
    """
        .formatted(
            thing.host(),
            expected.file(TrustFile.FULCIO_PEM),
            expected.issuer(),
            expected.identity(),
            expected.file(TrustFile.REKOR_PUB));
  }

  private static Path registries(Signed thing) throws IOException {
    String text = "docker: {\"" + thing.host() + "\": {use-sigstore-attachments: true}}";
    write(thing, "registries.d/local.yaml", text);
    return thing.folder().resolve("registries.d");
  }

  private static Path write(Signed thing, String name, String text) throws IOException {
    Path file = thing.folder().resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
