package dev.signlab.shell.cosign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each flag that commands share is answered with, absent, empty, wrong and right, whatever the
 * command: the table of {@link SharedFlagsTests}.
 */
final class FlagAnswers {

  /** The words of an image in a line, to be replaced. */
  static final String IMAGE = "IMAGE";

  private static final String IDENTITY =
      "--certificate-identity or --certificate-identity-regexp is required for verification in"
          + " keyless mode";
  private static final String ISSUER =
      "--certificate-oidc-issuer or --certificate-oidc-issuer-regexp is required for verification"
          + " in keyless mode";
  private static final String BOTH =
      "if any flags in the group [use-signing-config signing-config] are set none of the others"
          + " can be; [signing-config use-signing-config] were all set";
  private static final String PUBLIC = "loading verifier from key opts: loading public key: ";
  private static final String ROOT = "loading trusted root: ";
  private static final String NO_FILE = "open nofile: no such file or directory";
  private static final String PARSER = "the words of the JSON parser are the lab's own";
  private static final String KEYLESS =
      "cosign goes on to the public deployment, which the lab takes only by name";
  private static final String NET = "cosign asks a server on the internet";

  private FlagAnswers() {}

  /**
   * One case of a flag.
   *
   * @param words what is in the line for it
   * @param status with which each command ends
   * @param end what the first line ends with, behind the command's own words; empty for success
   * @param difference why cosign 3.1 says something else, or empty where it must say the same
   */
  record Case(String words, int status, String end, String difference) {

    Case differing(String reason) {
      return new Case(words, status, end, reason);
    }
  }

  /** The commands of a family, each with all it needs; its flags are replaced one at a time. */
  enum Family {
    VERIFYING(
        "verify --key cosign.pub --insecure-ignore-tlog=true IMAGE",
        "verify-attestation --key cosign.pub --insecure-ignore-tlog=true IMAGE",
        "verify-blob --key cosign.pub --insecure-ignore-tlog=true --bundle b.json f",
        "verify-blob-attestation --key cosign.pub --insecure-ignore-tlog=true --bundle a.json f",
        "manifest verify --key cosign.pub --insecure-ignore-tlog=true pod.yaml",
        "dockerfile verify --key cosign.pub --insecure-ignore-tlog=true Dockerfile"),
    SIGNING(
        "sign -y --key cosign.key --signing-config sc.json IMAGE",
        "attest -y --key cosign.key --signing-config sc.json --predicate p.json IMAGE",
        "sign-blob -y --key cosign.key --signing-config sc.json --bundle o.json f",
        "attest-blob -y --key cosign.key --signing-config sc.json --predicate p.json"
            + " --bundle o.json f"),
    REGISTRY(
        "sign -y --key cosign.key --signing-config sc.json IMAGE",
        "attest -y --key cosign.key --signing-config sc.json --predicate p.json IMAGE",
        "verify --key cosign.pub --insecure-ignore-tlog=true IMAGE",
        "verify-attestation --key cosign.pub --insecure-ignore-tlog=true IMAGE",
        "manifest verify --key cosign.pub --insecure-ignore-tlog=true pod.yaml",
        "dockerfile verify --key cosign.pub --insecure-ignore-tlog=true Dockerfile",
        "attach attestation --attestation e.json IMAGE",
        "attach sbom --sbom p.json IMAGE",
        "attach signature --signature s.sig --payload p.json IMAGE",
        "download attestation IMAGE",
        "download signature IMAGE",
        "download sbom IMAGE",
        "copy -f IMAGE COPY",
        "save --dir saved IMAGE",
        "load --dir loaded COPY",
        "generate IMAGE",
        "tree IMAGE",
        "triangulate IMAGE",
        "upload blob -f f COPY",
        "upload wasm -f f COPY");

    private final String lines;

    Family(String... lines) {
      this.lines = String.join("\n", lines);
    }

    List<String> lines() {
      return lines.lines().toList();
    }
  }

  /** All cases of each family, by the flag that they replace in the line. */
  static Map<String, List<Case>> of(Family family) {
    return switch (family) {
      case VERIFYING -> verifying();
      case SIGNING -> signing();
      case REGISTRY -> registry();
    };
  }

  private static Map<String, List<Case>> verifying() {
    Map<String, List<Case>> cases = new LinkedHashMap<>();
    cases.put(
        "key",
        List.of(
            fails("", IDENTITY),
            fails("--key ", IDENTITY),
            fails("--key nofile", PUBLIC + NO_FILE),
            fails("--key bad.json", PUBLIC + "pem to public key: PEM decoding failed"),
            works("--key cosign.pub"),
            fails("--certificate-identity x", ISSUER),
            fails("--key cosign.pub --certificate-identity x", "use certificate identity")));
    cases.put(
        "certificate-identity",
        List.of(
            works("--certificate-identity "),
            fails("--certificate-identity x", "use certificate identity"),
            fails("--certificate-identity-regexp x", "use certificate identity")));
    for (String name :
        List.of("certificate-oidc-issuer", "certificate-oidc-issuer-regexp", "rekor-url")) {
      cases.put(name, List.of(works("--" + name + " "), works("--" + name + " x")));
    }
    cases.put(
        "certificate-github-workflow-name", List.of(works("--certificate-github-workflow-name x")));
    cases.put(
        "trusted-root",
        List.of(
            works("--trusted-root "),
            fails(
                "--trusted-root nofile",
                "setting trusted material: " + ROOT + "failed to read trusted root " + NO_FILE),
            fails("--trusted-root bad.json", "").differing(PARSER),
            works("--trusted-root root.json")));
    cases.put(
        "signature-digest-algorithm",
        List.of(
            works("--signature-digest-algorithm "),
            fails("--signature-digest-algorithm md5", "unknown digest algorithm: md5"),
            works("--signature-digest-algorithm sha256")));
    cases.put("max-workers", numbers("max-workers"));
    for (String name :
        List.of(
            "insecure-ignore-tlog",
            "insecure-ignore-sct",
            "offline",
            "experimental-oci11",
            "new-bundle-format")) {
      cases.put(name, toggles(name));
    }
    return cases;
  }

  private static Map<String, List<Case>> signing() {
    Map<String, List<Case>> cases = new LinkedHashMap<>();
    String none = "no fulcio URLs provided in signing config";
    String reading = "getting keypair and token: getting signer: reading key: ";
    cases.put(
        "key",
        List.of(
            fails("", none).differing(KEYLESS),
            fails("--key ", none).differing(KEYLESS),
            fails("--key nofile", reading + NO_FILE),
            fails("--key bad.json", reading + "invalid pem block"),
            fails("--key cosign.pub", reading + "unsupported pem type: PUBLIC KEY"),
            works("--key cosign.key")));
    String config = "error reading signing config from file: ";
    cases.put(
        "signing-config",
        List.of(
            works("").differing(NET),
            works("--signing-config ").differing(NET),
            fails("--signing-config nofile", config + NO_FILE),
            fails("--signing-config bad.json", "").differing(PARSER),
            fails("--signing-config empty.json", config + "unsupported SigningConfig media type: "),
            works("--signing-config sc.json"),
            works("--use-signing-config=false --tlog-upload=false"),
            fails("--signing-config sc.json --use-signing-config", BOTH),
            fails("--signing-config sc.json --use-signing-config=false", BOTH),
            fails(
                    "--signing-config sc.json --tlog-upload=false",
                    "--tlog-upload=false is not supported with --signing-config or"
                        + " --use-signing-config")
                .differing("cosign's sentence goes on with an address on the internet")));
    cases.put(
        "trusted-root",
        List.of(
            works("--trusted-root "),
            fails("--trusted-root nofile", ROOT + "failed to read trusted root " + NO_FILE),
            fails("--trusted-root bad.json", "").differing(PARSER),
            works("--trusted-root root.json")));
    cases.putAll(timestampTls());
    for (String name : List.of("yes", "new-bundle-format", "insecure-skip-verify")) {
      cases.put(name, toggles(name));
    }
    return cases;
  }

  private static Map<String, List<Case>> timestampTls() {
    String alone = "a client certificate is of no use without its private key";
    String unread = "cosign looks at neither certificate nor key where one is alone";
    String tls = "getting TSA client transport: ";
    return Map.of(
        "timestamp-client-cacert",
        List.of(
            works("--timestamp-client-cacert "),
            fails("--timestamp-client-cacert nofile", tls + NO_FILE)),
        "timestamp-client-cert",
        List.of(
            works("--timestamp-client-cert "),
            fails("--timestamp-client-cert f", tls + alone).differing(unread)),
        "timestamp-client-key",
        List.of(
            works("--timestamp-client-key "),
            fails("--timestamp-client-key f", tls + alone).differing(unread)),
        "timestamp-server-name",
        List.of(works("--timestamp-server-name ")));
  }

  private static Map<String, List<Case>> registry() {
    String lab = "cosign names the chain of what it was about to do; the lab the file";
    Map<String, List<Case>> cases = new LinkedHashMap<>();
    for (String name : List.of("registry-cacert", "registry-client-cert")) {
      cases.put(
          name,
          List.of(
              works("--" + name + " "), fails("--" + name + " nofile", NO_FILE).differing(lab)));
    }
    cases.put(
        "registry-client-key",
        List.of(
            fails(
                    "--registry-client-key f",
                    "a client certificate is of no use without its private key")
                .differing("cosign takes a key without its certificate, and does not use it")));
    for (String name : List.of("registry-username", "registry-token", "registry-server-name")) {
      cases.put(name, List.of(works("--" + name + " ")));
    }
    for (String name : List.of("allow-http-registry", "allow-insecure-registry")) {
      cases.put(name, toggles(name));
    }
    return cases;
  }

  private static List<Case> toggles(String name) {
    List<Case> cases = new ArrayList<>();
    for (String value : List.of("", "x")) {
      String parsing = "strconv.ParseBool: parsing \"" + value + "\": invalid syntax";
      cases.add(fails("--" + name + "=" + value, "\" flag: " + parsing));
    }
    cases.add(works("--" + name + "=true"));
    return cases;
  }

  private static List<Case> numbers(String name) {
    String invalid = "\" flag: strconv.ParseInt: parsing ";
    return List.of(
        fails("--" + name + "=", invalid + "\"\": invalid syntax"),
        fails("--" + name + "=x", invalid + "\"x\": invalid syntax"),
        works("--" + name + "=3"));
  }

  private static Case works(String words) {
    return new Case(words, 0, "", "");
  }

  private static Case fails(String words, String end) {
    return new Case(words, 1, end, "");
  }

  /** Returns a command's line with a case of a flag in it, in the place of what it has. */
  static List<String> line(String command, String flag, Case each) {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at);
      boolean replaced = word.equals("--" + flag) || word.startsWith("--" + flag + "=");
      if (replaced) {
        boolean valued = !word.contains("=");
        words.remove(at);
        if (valued) {
          words.remove(at);
        }
      } else {
        at++;
      }
    }
    int name = words.get(1).startsWith("-") || words.get(1).equals(IMAGE) ? 1 : groupLength(words);
    if (!each.words().isEmpty()) {
      words.addAll(name, List.of(each.words().split(" ", -1)));
    }
    return words;
  }

  private static int groupLength(List<String> words) {
    boolean group =
        List.of("attach", "download", "manifest", "dockerfile", "upload")
            .contains(words.getFirst());
    return group ? 2 : 1;
  }
}
