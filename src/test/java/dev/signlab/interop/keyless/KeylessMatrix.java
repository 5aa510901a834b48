package dev.signlab.interop.keyless;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.TestImages;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Fills the matrix: each signs once, and everybody verifies all of it, and all that is wrong. */
final class KeylessMatrix {

  /** The signer is taken and somebody else refused. */
  static final String PASSED = "passed";

  /** The program is not on this machine. */
  static final String ABSENT = "absent";

  /** What is wrong was taken. */
  static final String TAKEN = "accepted";

  private static final int WORKERS = 2;

  private final List<Party> parties =
      List.of(
          CosignParty.LAB,
          CosignParty.SECOND,
          CosignParty.THIRD,
          new SkopeoParty(),
          new JavaParty(),
          new JsParty(),
          new GoParty());

  private final World world;
  private final Path folder;
  private final List<Made> made = new ArrayList<>();
  private final List<Wrong> wrong = new ArrayList<>();
  private final Map<Place, String> cells = new ConcurrentHashMap<>();
  private final Map<Asked, String> refusals = new ConcurrentHashMap<>();
  private final Map<Fault, List<Cause>> causes = new HashMap<>();

  KeylessMatrix(World world, Path folder) {
    this.world = world;
    this.folder = folder;
  }

  /**
   * One place of the matrix.
   *
   * @param layout what is signed, and how
   * @param signer who signed
   * @param verifier who verified
   */
  record Place(Layout layout, Party signer, Party verifier) {}

  /**
   * Who is asked about what is wrong.
   *
   * @param fault what is wrong
   * @param verifier who is asked
   */
  private record Asked(Fault fault, Party verifier) {}

  /**
   * What somebody signed.
   *
   * @param signer who
   * @param thing what
   */
  private record Made(Party signer, Signed thing) {}

  /**
   * What a verifier is asked, and what its answer is for.
   *
   * @param check what is asked
   * @param answer hears what was said
   */
  private record Question(Check check, Consumer<Tool.Run> answer) {}

  List<Party> parties() {
    return parties;
  }

  Map<Place, String> cells() {
    return cells;
  }

  String cell(Place place) {
    return Objects.requireNonNull(cells.get(place));
  }

  String refusal(Fault fault, Party verifier) {
    return Objects.requireNonNull(refusals.get(new Asked(fault, verifier)));
  }

  List<Cause> causes(Fault fault) {
    return Objects.requireNonNull(causes.get(fault));
  }

  void fill(Faults faults) throws Exception {
    for (Layout layout : Layout.values()) {
      for (Party signer : parties) {
        sign(layout, signer);
      }
    }
    wrong.addAll(faults.of(this));
    for (Wrong each : wrong) {
      if (each.check().thing().layout() == Layout.FILE) {
        causes.put(each.fault(), LabCause.of(each.check()));
      }
    }
    verify();
  }

  private void verify() throws Exception {
    try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<?>> all = new ArrayList<>();
      for (Party verifier : parties) {
        all.add(workers.submit(() -> ask(verifier)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  /** Returns what somebody signed, as its verifiers are asked about it. */
  Check check(Layout layout, Party signer) {
    return made.stream()
        .filter(each -> each.signer().equals(signer) && each.thing().layout() == layout)
        .map(each -> new Check(each.thing(), world.expected()))
        .findFirst()
        .orElseThrow();
  }

  private void sign(Layout layout, Party signer) throws Exception {
    if (signer.cannotSign(layout).isPresent()) {
      return;
    }
    if (!signer.isHere()) {
      parties.forEach(each -> cells.put(new Place(layout, signer, each), ABSENT));
      return;
    }
    Signed thing = thing(layout, signer.called());
    Tool.Run run = signer.sign(thing, world);
    if (run.status() != 0) {
      throw new AssertionError(signer.called() + " did not sign " + layout + ": " + run);
    }
    if (layout == Layout.BUNDLE) {
      fetch(thing);
    }
    made.add(new Made(signer, thing));
  }

  /** Others than cosign are given the bundle that hangs on the image. */
  private static void fetch(Signed thing) throws IOException {
    Tool cosign = Tool.require("cosign3").in(thing.folder());
    String bundles = cosign.succeed("download", "signature", thing.image()).stdout();
    Files.writeString(thing.bundle(), bundles.lines().findFirst().orElseThrow());
  }

  /** Makes something to sign. */
  Signed thing(Layout layout, String signer) throws IOException {
    String name = (layout + "-" + signer).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    Path own = Files.createDirectories(folder.resolve(name));
    Path artifact = Files.writeString(own.resolve("artifact"), name + "\n");
    String image = layout.isOfImage() ? push(name) : "";
    return new Signed(layout, own, artifact, own.resolve("bundle.json"), image);
  }

  private String push(String name) {
    var tag = world.repository(name).tag("1.0");
    return TestImages.push(TestImages.client(), tag, name).toString();
  }

  private Party ask(Party verifier) throws Exception {
    List<Question> questions = new ArrayList<>();
    made.forEach(each -> aboutGood(verifier, each, questions));
    wrong.stream()
        .filter(each -> each.isFor(verifier))
        .forEach(each -> aboutWrong(verifier, each, questions));
    if (!verifier.isHere()) {
      return verifier;
    }
    List<Tool.Run> runs = verifier.verify(questions.stream().map(Question::check).toList());
    for (int i = 0; i < runs.size(); i++) {
      questions.get(i).answer().accept(runs.get(i));
    }
    return verifier;
  }

  private void aboutGood(Party verifier, Made each, List<Question> questions) {
    Layout layout = each.thing().layout();
    Place place = new Place(layout, each.signer(), verifier);
    cells.put(place, verifier.cannotVerify(layout).orElse(ABSENT));
    if (verifier.isHere() && verifier.cannotVerify(layout).isEmpty()) {
      Check right = new Check(each.thing(), world.expected());
      Check other = right.told(world.expected().withIdentity(Faults.SOMEBODY_ELSE));
      questions.add(new Question(right, run -> cells.put(place, verdict(run))));
      questions.add(new Question(other, run -> requireRefused(place, run)));
    }
  }

  private static String verdict(Tool.Run right) {
    return right.status() == 0 ? PASSED : "refused: " + Refusal.words(right);
  }

  private void requireRefused(Place place, Tool.Run other) {
    if (other.status() == 0) {
      cells.put(place, "takes any identity");
    }
  }

  private void aboutWrong(Party verifier, Wrong each, List<Question> questions) {
    Asked asked = new Asked(each.fault(), verifier);
    refusals.put(asked, ABSENT);
    if (verifier.isHere()) {
      questions.add(
          new Question(
              each.check(),
              run -> refusals.put(asked, run.status() == 0 ? TAKEN : Refusal.words(run))));
    }
  }
}
