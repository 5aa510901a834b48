package dev.signlab.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.WorldAddresses;
import dev.signlab.json.Json;
import dev.signlab.services.oidc.Identity;
import dev.signlab.services.oidc.IssuerKind;
import dev.signlab.services.oidc.WorkflowRun;
import dev.signlab.services.oidc.WorkflowRun.CalledWorkflow;
import dev.signlab.sigstore.trustedroot.PublicRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the mistakes that people make in public with signatures without keys. */
class KeylessMistakesIntegrationTests {

  private static final Path PAGE = Path.of("content/reference/keyless-mistakes.adoc");
  private static final String PEOPLE = " --certificate-oidc-issuer http://localhost:5101";
  private static final String JOBS = " --certificate-oidc-issuer http://localhost:5101/actions";
  private static final String VERIFY = "cosign verify-blob";
  private static final String SIGN = "cosign sign-blob -y --identity-token ";
  private static final String ALICE = " --certificate-identity alice@example.com" + PEOPLE;
  private static final String BUNDLE = " --bundle alice.json f.txt";

  @TempDir Path home;
  private MistakeBench bench;

  @BeforeEach
  void start() {
    bench = new MistakeBench(home);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void eachIsAnsweredByItsCauseAndALineThatWorks() throws IOException {
    prepare();
    workflows();
    whom();
    roots();
    words();
    tokens();
    twice();
    logs();
    parts();
    repository();
    elsewhere();
    String page = MistakesPage.text(bench.made());
    if (Boolean.getBoolean("signlab.regenerate")) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).isEqualTo(Files.readString(PAGE));
  }

  private void prepare() {
    bench.write("f.txt", "data");
    bench.type("world token --identity alice@example.com > alice.txt");
    bench.type(SIGN + "alice.txt" + BUNDLE);
    WorkflowRun run = WorkflowRun.parse("acme/app@refs/heads/main");
    bench.token(
        "reused.txt",
        run.calling(CalledWorkflow.parse("acme/pipes/.github/workflows/build.yml@refs/tags/v1")));
    bench.type(SIGN + "reused.txt --bundle reused.json f.txt");
    bench.token("job.txt", run);
    bench.type(SIGN + "job.txt --bundle job.json f.txt");
  }

  private void workflows() {
    String caller =
        " --certificate-identity"
            + " https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main";
    bench
        .mistake(
            1,
            "The identity of the caller, where a reusable workflow signed",
            "netresearch/skill-repo-skill#81",
            "netresearch/timetracker#748")
        .refused(
            VERIFY + caller + JOBS + " --bundle reused.json f.txt",
            "a reusable workflow signed, and its name is the identity, not its caller's")
        .offered(VERIFY)
        .done();
    bench
        .mistake(2, "A workflow's repository in place of an identity", "coreos/chunkah#120")
        .refused(
            VERIFY
                + " --certificate-github-workflow-repository acme/app"
                + JOBS
                + " --bundle job.json f.txt",
            "--certificate-identity or --certificate-identity-regexp is required")
        .offered(VERIFY)
        .done();
  }

  private void whom() {
    bench
        .mistake(
            3,
            "Neither identity nor issuer",
            "sigstore/cosign#2056",
            "sigstore/cosign#1947",
            "aquaproj/aqua#3001",
            "epinio#2351")
        .refused(
            VERIFY + BUNDLE,
            "is required for verification in keyless mode",
            "a bundle with a certificate that says alice@example.com by http://localhost:5101")
        .offered(VERIFY)
        .done();
    bench.token("fork.txt", WorkflowRun.parse("acme/app-copy@refs/heads/main"));
    bench.type(SIGN + "fork.txt --bundle fork.json f.txt");
    String anchored =
        " --certificate-identity-regexp '^https://github\\.com/acme/app/\\.github/workflows/'";
    MistakeBench.Making fork =
        bench
            .mistake(
                4,
                "A pattern without ends, which a fork fits too",
                "aliasunder/vault-cortex#466",
                "projectbluefin/dakota#718",
                "GHSA-59jp-pj84-45mr")
            .warned(
                VERIFY
                    + " --certificate-identity-regexp https://github.com/acme/app"
                    + JOBS
                    + " --bundle fork.json f.txt",
                "WARNING: --certificate-identity-regexp is too wide");
    fork.refused(
            VERIFY + anchored + JOBS + " --bundle fork.json f.txt",
            "got \"https://github.com/acme/app-copy/.github/workflows/release.yml@refs/heads/main\"")
        .right(VERIFY + anchored + JOBS + " --bundle job.json f.txt")
        .done();
    bench.type("cosign generate-key-pair");
    bench
        .mistake(5, "Signed by an identity, verified by a key", "automagik-dev/autopg#114")
        .refused(
            VERIFY + " --key cosign.pub" + BUNDLE,
            "expected key signature, not certificate",
            "found: a certificate: an identity signed")
        .offered(VERIFY)
        .done();
    bench.token("other.txt", new Identity.Person(IssuerKind.PARTNER, "alice@example.com", true));
    bench.type(SIGN + "other.txt --bundle other.json f.txt");
    bench
        .mistake(6, "The name alone, whoever vouches for it", "kyverno#2591")
        .refused(
            VERIFY + " --certificate-identity alice@example.com" + BUNDLE,
            "--certificate-oidc-issuer or --certificate-oidc-issuer-regexp is required",
            "an identity, and nobody who says so: anybody can call themselves that")
        .offered(VERIFY)
        .refused(
            VERIFY + ALICE + " --bundle other.json f.txt",
            "expected issuer value \"http://localhost:5101\", got"
                + " \"http://localhost:5101/partner\"")
        .done();
  }

  private void roots() throws IOException {
    WorldAddresses world = new WholeWorld(bench.evening().world()).addresses();
    bench.changed(world.trustedRoot(), "no-ctlog.json", root -> root.remove("ctlogs"));
    bench
        .mistake(
            8,
            "A root without the key of the log of certificates",
            "sigstore/cosign#3514",
            "sigstore/cosign#3386",
            "sigstore/cosign#4284")
        .refused(
            VERIFY + ALICE + " --trusted-root no-ctlog.json" + BUNDLE,
            "only able to verify 0 SCT entries",
            "found: a log with the id ")
        .offered(VERIFY)
        .right(VERIFY + ALICE + " --trusted-root no-ctlog.json --insecure-ignore-sct" + BUNDLE)
        .done();
    bench.write("public.json", publicRoot());
    bench
        .mistake(
            22,
            "A bundle of a sigstore of one's own, judged by the public root",
            "betterleaks#134",
            "actions/attest#103")
        .refused(
            VERIFY + ALICE + " --trusted-root public.json" + BUNDLE,
            "the trusted root does not know that log",
            "expected: one of https://")
        .offered(VERIFY)
        .done();
  }

  private void words() {
    bench
        .mistake(14, "A variable that nothing reads", "sigstore/cosign#3940")
        .warned(
            "COSIGN_REKOR_DISABLED=true " + SIGN + "alice.txt --bundle said.json f.txt",
            "cosign sign-blob reads no variable COSIGN_REKOR_DISABLED: nothing is switched off by"
                + " it",
            "tlog entry created with index: ")
        .right(
            SIGN
                + "alice.txt --use-signing-config=false --tlog-upload=false --timestamp-server-url"
                + " http://localhost:5107/api/v1/timestamp --bundle quiet.json f.txt")
        .done();
  }

  private void tokens() {
    String bob = "world token --identity bob@example.com > bob.txt";
    bench
        .mistake(
            16,
            "The token is over before all is signed; certificates hold longer",
            "sigstore-python#1729",
            "sigstore-python#1838",
            "pypa/gh-action-pypi-publish#415")
        .after(bob)
        .after("clock +6m")
        .refused(
            SIGN + "bob.txt --bundle bob.json f.txt",
            "There was an error processing the identity token",
            "the token has expired")
        .offered("world token")
        .offered("cosign sign-blob")
        .done();
    bench
        .mistake(17, "The issuer's clock is ahead of the signer's", "sigstore-python#669")
        .after(bob)
        .after("clock -1h")
        .refused(
            SIGN + "bob.txt --bundle bob.json f.txt",
            "There was an error processing the identity token",
            "the token does not hold yet")
        .offered("world token")
        .offered("cosign sign-blob")
        .done();
    bench.type("clock reset");
    bench.write("broken.txt", "e30." + base64("{\"iss\":\"http://localhost\"}") + ".AA");
    bench
        .mistake(18, "A token that lacks a claim", "di/id#441")
        .refused(
            SIGN + "broken.txt --bundle bob.json f.txt",
            "broken.txt is not an identity token",
            "header.payload.signature, whose payload has iss and sub")
        .offered("world token")
        .right(SIGN + "broken.txt --bundle bob.json f.txt")
        .done();
  }

  private void twice() {
    bench.type("!openssl genrsa -traditional -out rsa.pem 2048");
    bench.type("cosign import-key-pair --key rsa.pem --output-key-prefix rsa");
    String line = "cosign sign-blob -y --key rsa.key --bundle rsa.json f.txt";
    MistakeBench.Making again =
        bench.mistake(
            19,
            "The log has that entry already: a retry is refused with 409",
            "swc-project/plugins#653",
            "oh-my-customcode#1332");
    again.warned(line, "tlog entry created with index: ");
    String first = again.answer();
    again.right(line);
    assertThat(again.answer()).as("the same entry, and no failure").isEqualTo(first);
    again.done();
  }

  private void logs() throws IOException {
    WorldAddresses world = new WholeWorld(bench.evening().world()).addresses();
    Path second = Objects.requireNonNull(world.files().get("signingConfigRekorV2"));
    bench.changed(second, "untimed.json", config -> config.remove("tsaUrls"));
    bench.type("world token --identity alice@example.com > alice.txt");
    bench
        .mistake(21, "Rekor of version 2 without a time", "NVIDIA/aicr#1650", "NVIDIA/aicr#1679")
        .refused(
            SIGN + "alice.txt --signing-config untimed.json --bundle v2.json f.txt",
            "a timestamp authority must be provided to request a short-lived certificate",
            "a timestamp authority beside Rekor of version 2, which says no times")
        .offered("cosign sign-blob")
        .done();
    bench
        .mistake(
            23,
            "No log is asked, and the clock has to be turned back to the certificate",
            "model-transparency#663")
        .after("clock +1h")
        .refused(
            VERIFY + ALICE + " --insecure-ignore-tlog" + BUNDLE,
            "leaf certificate verification failed",
            "expected: a time from ")
        .offered(VERIFY)
        .done();
    bench.type("clock reset");
  }

  /** Roots in which somebody is missing, or cannot be read. */
  private void parts() throws IOException {
    WorldAddresses world = new WholeWorld(bench.evening().world()).addresses();
    JsonNode other = Json.parseObject(publicRoot().getBytes(UTF_8), "public root").node();
    bench.changed(
        world.trustedRoot(),
        "other-ca.json",
        root -> root.set("certificateAuthorities", other.get("certificateAuthorities")));
    bench
        .mistake(
            7,
            "A verifier that was never told of this sigstore's authority",
            "sigstore/cosign#2588")
        .refused(
            VERIFY + ALICE + " --trusted-root other-ca.json" + BUNDLE,
            "leaf certificate verification failed",
            "expected: issued by one of [",
            "found: issued by ")
        .offered(VERIFY)
        .done();
    for (String name : List.of("fulcioPem", "rekorPub", "ctfePub")) {
      bench.write(name, Files.readString(Objects.requireNonNull(world.files().get(name))));
    }
    String create =
        "cosign trusted-root create --fulcio"
            + " url=http://localhost:5102,certificate-chain=fulcioPem --rekor"
            + " url=http://localhost:5105,public-key=rekorPub,start-time=2020-01-01T00:00:00Z";
    String by = VERIFY + ALICE + " --trusted-root made.json" + BUNDLE;
    bench
        .mistake(
            9,
            "The key of the log of certificates is in trusted roots only, and was left out",
            "terraform-provider-cosign#642")
        .after(create + " --out made.json")
        .refused(
            by,
            "only able to verify 0 SCT entries",
            "expected: a log that is trusted; none is named")
        .right(
            create
                + " --ctfe"
                + " url=http://localhost:5104,public-key=ctfePub,start-time=2020-01-01T00:00:00Z"
                + " --out made.json")
        .right(by)
        .done();
    bench.changed(
        world.trustedRoot(),
        "no-id.json",
        root -> root.get("tlogs").forEach(log -> ((ObjectNode) log).remove("logId")));
    bench
        .mistake(10, "A root whose log has no name", "sigstore/root-signing#1565")
        .refused(
            VERIFY + ALICE + " --trusted-root no-id.json" + BUNDLE,
            "an element of tlogs of no-id.json has no logId")
        .offered(VERIFY)
        .done();
    bench.changed(world.trustedRoot(), "no-tsa.json", root -> root.remove("timestampAuthorities"));
    bench.write(
        "v2-config.json",
        Files.readString(Objects.requireNonNull(world.files().get("signingConfigRekorV2"))));
    bench.type(SIGN + "alice.txt --signing-config v2-config.json --bundle tiles.json f.txt");
    bench
        .mistake(
            12,
            "Verified offline by a root in which one of the parties is missing",
            "sigstore/cosign#4186",
            "sigstore/cosign#3963",
            "sigstore/docs#67")
        .refused(
            VERIFY + ALICE + " --trusted-root no-tsa.json --bundle tiles.json f.txt",
            "expected: signed by one of []",
            "found: signed by none of them")
        .offered(VERIFY)
        .done();
  }

  /** What a repository of trust, and a copy of it, are for. */
  private void repository() throws IOException {
    WorldAddresses world = new WholeWorld(bench.evening().world()).addresses();
    bench.write(
        "root.json", Files.readString(Objects.requireNonNull(world.files().get("tufRoot"))));
    bench.write("old-root.json", Files.readString(world.trustedRoot()));
    String initialize =
        "TUF_ROOT=tuf cosign initialize --mirror http://localhost:5108 --root root.json";
    String line = "TUF_ROOT=tuf " + VERIFY + ALICE;
    bench
        .mistake(
            13,
            "Is anybody asked in a verification offline?",
            "sigstore/cosign#4454",
            "dangerzone#1280")
        .right(VERIFY + " --offline" + ALICE + BUNDLE)
        .warned("wire", "nothing was sent: it asked nobody")
        .done();
    bench
        .mistake(
            11,
            "A root from before a key was replaced; whoever asks the repository again has the new"
                + " one",
            "kyverno#4226")
        .after(initialize)
        .after("world rotate rekor")
        .after(SIGN + "alice.txt --bundle rotated.json f.txt")
        .refused(
            VERIFY + ALICE + " --trusted-root old-root.json --bundle rotated.json f.txt",
            "the trusted root does not know that log")
        .offered(VERIFY)
        .right(line + " --bundle rotated.json f.txt")
        .right(line + BUNDLE)
        .done();
    bench
        .mistake(15, "Offline a copy of the repository is needed", "slsa-verifier#766")
        .after(initialize)
        .after("world stop")
        .right(line + BUNDLE)
        .done();
  }

  private void elsewhere() {
    bench
        .mistake(
            20,
            "Admission controllers that ignore a key with a new bundle",
            "kyverno#16435",
            "kyverno#14233",
            "kyverno#16267")
        .stands(
            "No line makes it: the fault is in other programs."
                + " Where they differ about one signature: xref:interop.adoc[].");
    bench
        .mistake(24, "In the log, but never published", "npm/cli#7654")
        .stands(
            "No line makes it: an entry shows that something was signed, and nothing else."
                + " Whether it was published says the registry: `cosign verify IMAGE`.");
  }

  private static String publicRoot() throws IOException {
    try (InputStream in = PublicRoot.class.getResourceAsStream("public-good-trusted-root.json")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
