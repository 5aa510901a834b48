package dev.signlab.shell.screen;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spells what the engine advises as lines of the shell, in cosign's words. The only one who does.
 */
public final class Speller {

  private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");

  /** Those below are the machine's administrator's (RFC 6335, section 6). */
  private static final int FREE_PORTS = 1024;

  private Speller() {}

  /** Returns the problem with a line in each hint that says what to do. */
  public static Problem spelled(Problem problem) {
    return problem.withHints(problem.hints().stream().map(Speller::spelled).toList());
  }

  /** Returns the hint with its line, unless it has one already or says nothing to do. */
  public static Hint spelled(Hint hint) {
    return hint.command().isPresent()
        ? hint
        : hint.intent().map(Speller::line).map(hint::withCommand).orElse(hint);
  }

  private static String line(Intent intent) {
    return switch (intent) {
      case Intent.VerifyImage it -> "cosign verify --key " + it.key() + " " + it.image();
      case Intent.VerifyFile it -> "… --key " + it.key();
      case Intent.VerifyAttestation it ->
          "cosign verify-attestation --key %s --type %s %s"
              .formatted(it.key(), it.type(), it.image());
      case Intent.VerifyFileAttestation it ->
          "cosign verify-blob-attestation --key %s --type %s --bundle FILE %s"
              .formatted(it.key(), it.type(), it.file());
      case Intent.VerifyIdentity it ->
          "… --certificate-identity " + it.name() + " --certificate-oidc-issuer " + it.issuer();
      case Intent.VerifyClaim it ->
          "… --certificate-" + it.claim() + " '" + it.said().orElse("") + "'";
      case Intent.SignImage it -> "cosign sign --key cosign.key " + it.image();
      case Intent.AttestImage it ->
          "cosign attest --key cosign.key --predicate FILE --type TYPE " + it.image();
      case Intent.MakeKeys it -> makeKeys(it);
      case Intent.ShowPublicKey it ->
          (it.password() ? "COSIGN_PASSWORD=PASSWORD " : "")
              + "cosign public-key --key "
              + it.key();
      case Intent.ImportKey it -> "cosign import-key-pair --key " + it.file();
      case Intent.TakeOffPassword it -> "!openssl pkey -in " + it.file() + " -out " + it.plain();
      case Intent.ListFiles it -> ("ls " + it.folder()).strip();
      case Intent.ReadFile it -> "cat " + it.file();
      case Intent.ListTokens it -> "cosign pkcs11-tool list-tokens --module-path " + it.module();
      case Intent.ListTokenKeys it -> tokenKeys(it);
      case Intent.StartRegistry it -> startRegistry(it.registry());
      case Intent.AskAfterRegistry _ -> "registry status";
      case Intent.LogIn it -> "cosign login " + it.registry();
      case Intent.BuildImage it -> "docker build -t " + it.name() + " .";
      case Intent.WriteDockerfile _ -> "echo 'FROM scratch' > Dockerfile";
      case Intent.TagImage it -> "docker tag " + it.image() + " " + it.name();
      case Intent.PushImage it -> "docker push " + it.image();
      case Intent.InspectImage it -> "skopeo inspect docker://" + it.image();
      case Intent.ReadOfKeyReferences _ -> "cosign public-key --help";
    };
  }

  private static String startRegistry(String registry) {
    Matcher port = PORT.matcher(registry);
    boolean mayAnybody = port.find() && Integer.parseInt(port.group(1)) >= FREE_PORTS;
    return "registry start" + (mayAnybody ? " --port " + port.group(1) : "");
  }

  /** Kubernetes is named as an argument, services of keys behind a flag. */
  private static String makeKeys(Intent.MakeKeys make) {
    String line = "cosign generate-key-pair";
    return make.place()
        .map(place -> line + (place.startsWith("k8s://") ? " " : " --kms ") + place)
        .orElse(line);
  }

  private static String tokenKeys(Intent.ListTokenKeys list) {
    String line = "cosign pkcs11-tool list-keys-uris ";
    return list.module()
        .map(at -> line + "--module-path %s --slot-id %d".formatted(at.module(), at.slot()))
        .orElse(line + "--help");
  }
}
