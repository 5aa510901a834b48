package dev.signlab.interop;

import dev.signlab.engine.TestImages;
import dev.signlab.judge.Tool;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills the matrix: each subject is signed once and verified by everybody. */
final class Matrix {

  /** The right key is taken and another one refused. */
  static final String PASSED = "passed";

  /** The program is not on this machine. */
  static final String ABSENT = "absent";

  private static final int WORKERS = 2;

  private final List<Party> parties;
  private final Map<Cell, String> cells = new ConcurrentHashMap<>();
  private final Map<String, String> registries;
  private final Path folder;
  private final RegistryClient client = TestImages.client();

  /**
   * Prepares a matrix.
   *
   * @param registries host and port of each registry, by name
   * @param folder for everything that is written
   * @param authority whose timestamps the bundles get that sigstore-go sees
   */
  Matrix(Map<String, String> registries, Path folder, TimestampAuthority authority) {
    this.parties =
        List.of(
            new Lab(), Cosign.second(), Cosign.third(), new Skopeo(), new SigstoreGo(authority));
    this.registries = registries;
    this.folder = folder;
  }

  List<Party> parties() {
    return parties;
  }

  Map<Cell, String> fill() throws Exception {
    try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<?>> all = new ArrayList<>();
      for (Form form : Form.values()) {
        for (Party signer : signers()) {
          for (KeyKind key : KeyKind.values()) {
            all.add(workers.submit(() -> row(form, signer, key)));
          }
        }
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    return cells;
  }

  /** Returns those of the parties who sign anything. */
  List<Party> signers() {
    return parties.stream()
        .filter(each -> Arrays.stream(Form.values()).anyMatch(f -> each.cannotSign(f).isEmpty()))
        .toList();
  }

  private void row(Form form, Party signer, KeyKind key) {
    if (form.isOfImage()) {
      registries.forEach((name, host) -> row(form, signer, key, name, host));
    } else {
      row(form, signer, key, "", "");
    }
  }

  private void row(Form form, Party signer, KeyKind key, String registry, String host) {
    String obstacle = signer.isHere() ? signer.cannotSign(form).orElse("") : ABSENT;
    if (!obstacle.isEmpty()) {
      put(form, signer, key, registry, obstacle);
      return;
    }
    Subject subject = subject(form, signer, key, registry, host);
    Tool.Run signed = signer.sign(subject);
    if (signed.status() != 0) {
      put(form, signer, key, registry, "not signed: " + reason(signed));
      return;
    }
    for (Party verifier : parties) {
      Cell cell = new Cell(form, signer.name(), key, verifier.name(), registry);
      cells.put(cell, verdict(subject, verifier));
    }
  }

  private void put(Form form, Party signer, KeyKind key, String registry, String what) {
    for (Party verifier : parties) {
      cells.put(new Cell(form, signer.name(), key, verifier.name(), registry), what);
    }
  }

  private static String verdict(Subject subject, Party verifier) {
    if (!verifier.isHere()) {
      return ABSENT;
    }
    Optional<String> obstacle = verifier.cannotVerify(subject.form(), subject.key());
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    Tool.Run right = verifier.verify(subject, subject.key().publicKey());
    if (right.status() != 0) {
      return "refused: " + reason(right);
    }
    Tool.Run wrong = verifier.verify(subject, subject.folder().resolve("stranger.pub"));
    return wrong.status() == 0 ? "takes any key" : PASSED;
  }

  /** The words of the refusal, without what differs from run to run. */
  static String reason(Tool.Run run) {
    List<String> lines = (run.stdout() + "\n" + run.stderr()).lines().map(String::strip).toList();
    String said =
        lines.stream()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("error:"))
            .findFirst()
            .or(() -> lines.stream().filter(line -> !line.isEmpty()).reduce((a, b) -> b))
            .orElse("status " + run.status());
    return said.replaceFirst("^(?i:error: )", "")
        .replaceFirst("^time=.*msg=\"(.*)\"$", "$1")
        .replaceAll("(127\\.0\\.0\\.1:\\d+|sha256:[0-9a-f]+|/\\S+/)", "…")
        .replace('|', '/');
  }

  private Subject subject(Form form, Party signer, KeyKind key, String registry, String host) {
    String name =
        (signer.name().replaceAll("[^a-z0-9]", "") + "-" + key + "-" + form)
            .toLowerCase(Locale.ROOT)
            .replace('_', '-');
    try {
      Path own = Files.createDirectories(folder.resolve((registry + "-" + name).replace(' ', '-')));
      Files.writeString(own.resolve("artifact"), name + "\n");
      Files.writeString(own.resolve("predicate.json"), "{\"checked\":\"" + name + "\"}\n");
      Files.writeString(own.resolve("signing-config.json"), SIGNING_CONFIG);
      Files.writeString(own.resolve("trusted-root.json"), TRUSTED_ROOT);
      Files.writeString(own.resolve("stranger.pub"), key.strangersKey());
      String image = form.isOfImage() ? pushed(host, name) : "";
      return new Subject(form, key, image, own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String pushed(String host, String name) {
    var tag = Repository.parse(host + "/interop/" + name).tag("1.0");
    return TestImages.push(client, tag, name).toString();
  }

  private static final String SIGNING_CONFIG =
      "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\"}\n";

  private static final String TRUSTED_ROOT =
      "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\"}\n";
}
