package dev.signlab.shell.diagnose;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names that people give to commands of cosign and of servers, and the names that these have. */
final class CommandWords {

  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("keygen", "generate-key-pair"),
          Map.entry("genkey", "generate-key-pair"),
          Map.entry("gen-key", "generate-key-pair"),
          Map.entry("generate-key", "generate-key-pair"),
          Map.entry("generate-keys", "generate-key-pair"),
          Map.entry("generate-keypair", "generate-key-pair"),
          Map.entry("create-key-pair", "generate-key-pair"),
          Map.entry("key-gen", "generate-key-pair"),
          Map.entry("check", "verify"),
          Map.entry("validate", "verify"),
          Map.entry("verify-image", "verify"),
          Map.entry("sign-image", "sign"),
          Map.entry("verify-file", "verify-blob"),
          Map.entry("sign-file", "sign-blob"),
          Map.entry("verify-sbom", "verify-attestation"),
          Map.entry("verify-attest", "verify-attestation"),
          Map.entry("verify-attestations", "verify-attestation"),
          Map.entry("sbom-attach", "attach sbom"),
          Map.entry("attach-sbom", "attach sbom"),
          Map.entry("download-sbom", "download sbom"),
          Map.entry("attest-image", "attest"),
          Map.entry("pubkey", "public-key"),
          Map.entry("publickey", "public-key"),
          Map.entry("cp", "copy"),
          Map.entry("ls", "tree"),
          Map.entry("list", "tree"),
          Map.entry("show", "tree"),
          Map.entry("inspect", "tree"));

  /** What people do to servers, and the words for it here. */
  private static final Map<String, String> OF_SERVERS =
      Map.ofEntries(
          Map.entry("begin", "start"),
          Map.entry("up", "start"),
          Map.entry("run", "start"),
          Map.entry("launch", "start"),
          Map.entry("open", "start"),
          Map.entry("on", "start"),
          Map.entry("down", "stop"),
          Map.entry("end", "stop"),
          Map.entry("kill", "stop"),
          Map.entry("quit", "stop"),
          Map.entry("off", "stop"),
          Map.entry("info", "status"),
          Map.entry("state", "status"),
          Map.entry("ps", "status"));

  /** What tools for the same purpose call it, or what the word means elsewhere. */
  private static final Map<String, Map<String, String>> OF_TOOLS =
      Map.of(
          "crane",
          Map.of(
              "list", "ls",
              "tags", "ls",
              "list-tags", "ls",
              "inspect", "manifest",
              "get", "pull",
              "repos", "catalog"),
          "skopeo",
          Map.of(
              "list", "list-tags",
              "tags", "list-tags",
              "ls", "list-tags",
              "show", "inspect",
              "manifest", "inspect",
              "digest", "inspect",
              "cp", "copy"),
          "oras",
          Map.of(
              "list", "repo ls",
              "ls", "repo ls",
              "tags", "repo tags",
              "list-tags", "repo tags",
              "inspect", "manifest fetch",
              "fetch", "manifest fetch",
              "tree", "discover",
              "referrers", "discover",
              "download", "pull",
              "upload", "push"),
          "log",
          Map.of(
              "lookup", "show",
              "search", "show",
              "find", "show",
              "get", "show",
              "list", "show",
              "entry", "show"),
          "docker",
          Map.of(
              "list", "images",
              "ls", "images",
              "upload", "push",
              "download", "pull",
              "rename", "tag",
              "make", "build",
              "show", "inspect"));

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("image", ""),
          Map.entry("images", ""),
          Map.entry("container", ""),
          Map.entry("signature", ""),
          Map.entry("signatures", ""),
          Map.entry("file", "blob"),
          Map.entry("artifact", "blob"),
          Map.entry("bundle", "blob"),
          Map.entry("attest", "attestation"),
          Map.entry("attestations", "attestation"),
          Map.entry("provenance", "attestation"));

  private static final Set<String> SERVERS = Set.of("registry", "sigstore", "vault", "world");

  private CommandWords() {}

  /**
   * Returns what the second word of a command is called here.
   *
   * @param group the first word
   * @param names the second words that there are
   */
  static Optional<String> meant(String group, String typed, Set<String> names) {
    if (group.equals("cosign")) {
      return meant(typed, names);
    }
    Map<String, String> others = OF_TOOLS.getOrDefault(group, Map.of());
    if (others.containsKey(typed)) {
      return Optional.of(others.get(typed)).filter(name -> names.contains(name.split(" ", 2)[0]));
    }
    return SERVERS.contains(group)
        ? Optional.ofNullable(OF_SERVERS.get(typed)).filter(names::contains)
        : Optional.empty();
  }

  /**
   * Returns what a command is called here.
   *
   * @param names the names that there are
   */
  private static Optional<String> meant(String typed, Set<String> names) {
    String dashed = typed.replace('_', '-');
    String joined = dashed.replace("-", "");
    int dash = dashed.indexOf('-');
    String turned = dash < 0 ? "" : dashed.substring(dash + 1) + "-" + dashed.substring(0, dash);
    return Optional.ofNullable(OTHERS.get(dashed))
        .or(() -> Optional.of(dashed).filter(names::contains))
        .or(() -> Optional.of(turned).filter(names::contains))
        .or(() -> names.stream().filter(name -> name.replace("-", "").equals(joined)).findFirst())
        .or(() -> names.stream().filter(name -> said(name).equals(said(dashed))).findFirst());
  }

  /** Images and their signatures are what every command is about. */
  private static Set<String> said(String name) {
    Set<String> words = new HashSet<>();
    for (String word : name.split("-", -1)) {
      words.add(USUAL.getOrDefault(word, word));
    }
    words.remove("");
    return words;
  }
}
