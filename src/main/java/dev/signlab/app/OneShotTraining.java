package dev.signlab.app;

import java.util.List;

/**
 * The lines by which each family of one-shot commands is trained. A cache that knows no more than
 * its family needs is mapped and linked in less time; the launcher tells the families apart.
 */
final class OneShotTraining {

  private OneShotTraining() {}

  /** Returns the lines of a family, as {@link TrainingGround#words} takes them apart. */
  static List<String> of(String family) {
    return switch (family) {
      case "help" -> help();
      case "verify" -> verify();
      case "identity" -> identity();
      case "tree" -> tree();
      case "blob" -> blob();
      case "sign" -> sign();
      case "server" -> server();
      case ServeTraining.REGISTRY, ServeTraining.WORLD -> List.of();
      default -> work();
    };
  }

  /** Commands that only tell something: they load little, and their cache is small. */
  private static List<String> help() {
    return List.of(
        "version", "help", "cosign version", "cosign --help", "cosign verify --help", "vresion");
  }

  /** Commands that verify by a key what hangs on an image. */
  private static List<String> verify() {
    return List.of(
        "cosign verify --kee x",
        "cosign verify --key cosign.pub IMAGE",
        "cosign verify --key cosign.pub IMAGE0",
        "cosign verify --key cosign.pub --output text IMAGE",
        "cosign verify-attestation --key cosign.pub --type custom IMAGE");
  }

  /** Commands that verify by an identity. */
  private static List<String> identity() {
    String by = " --trusted-root trusted_root.json --certificate-oidc-issuer ISSUER";
    String alice = by + " --certificate-identity " + TrainingGround.SIGNER;
    return List.of(
        "cosign verify" + alice + " KEYLESS",
        "cosign verify" + by + " --certificate-identity bob@example.com KEYLESS",
        "cosign verify-blob" + alice + " --bundle keyless.json Dockerfile");
  }

  /** Commands that show what hangs on an image. */
  private static List<String> tree() {
    return List.of(
        "cosign tree IMAGE",
        "cosign triangulate IMAGE",
        "cosign download signature IMAGE",
        "cosign download attestation IMAGE");
  }

  /** Commands that check files, for which nobody is asked. */
  private static List<String> blob() {
    return List.of(
        "cosign verify-blob --key cosign.pub --bundle blob.json Dockerfile",
        "cosign verify-blob --key cosign.pub --bundle blob.json predicate.json",
        "cosign verify-blob-attestation --key cosign.pub --type custom --bundle statement.json"
            + " Dockerfile");
  }

  /** Commands that use a private key. */
  private static List<String> sign() {
    return List.of(
        "-c mkdir -p own && cd own && cosign generate-key-pair",
        "cosign public-key --key cosign.key",
        "cosign sign --key cosign.key IMAGE",
        "cosign sign --key cosign.key --new-bundle-format=false IMAGE",
        "cosign attest --key cosign.key --type custom --predicate predicate.json IMAGE",
        "cosign sign-blob --key cosign.key --bundle again.json Dockerfile",
        "cosign attest-blob --key cosign.key --type custom --predicate predicate.json"
            + " --bundle again.json Dockerfile");
  }

  /** Commands that ask after servers of other processes and stop them. */
  private static List<String> server() {
    return List.of(
        "registry start --port 0",
        "registry status",
        "registry log",
        "world status",
        "registry stop");
  }

  /** All others: images, copies, lists of contents, scripts. */
  private static List<String> work() {
    return List.of(
        "docker build -t IMAGE-2 .",
        "docker push IMAGE-2",
        "docker pull IMAGE",
        "docker images",
        "skopeo inspect docker://IMAGE",
        "skopeo copy docker://IMAGE docker://IMAGE-3",
        "crane digest IMAGE",
        "crane manifest IMAGE",
        "syft IMAGE -o spdx-json",
        "cosign copy IMAGE IMAGE-4",
        "cosign save --dir saved IMAGE",
        "cosign load --dir saved IMAGE-5",
        "-c cosign sign --key cosign.key IMAGE-2 && cosign verify --key cosign.pub IMAGE-2",
        "cosign dockerfile verify --key cosign.pub Dockerfile");
  }
}
