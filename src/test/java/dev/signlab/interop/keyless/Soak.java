package dev.signlab.interop.keyless;

import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.transparency.store.LogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several processes of cosign 3.1 that sign by identity at the same time, half of them by each
 * version of the log. Then the services are stopped, and their logs are opened and read: nothing
 * that a client was told of may be missing.
 */
public final class Soak {

  private final Path folder;
  private final World world;
  private final Measure measure;
  private final long start = System.nanoTime();

  private Soak(Path folder, World world, Measure measure) {
    this.folder = folder;
    this.world = world;
    this.measure = measure;
  }

  /**
   * How much is done.
   *
   * @param signers how many processes sign at a time
   * @param rounds how often each signs at the most
   * @param time after which none begins to sign
   */
  public record Measure(int signers, int rounds, Duration time) {}

  /**
   * What was done.
   *
   * @param first signatures by the log of version 1
   * @param tiles signatures by the log of version 2
   * @param seconds that all of them took
   */
  public record Outcome(int first, int tiles, double seconds) {

    /** Returns how many signatures there are. */
    public int all() {
      return first + tiles;
    }
  }

  /**
   * Signs and looks.
   *
   * @param folder empty
   * @throws AssertionError when a signature failed, or anything is missing
   */
  public static Outcome run(Path folder, Measure measure) throws Exception {
    List<Signed> first = new ArrayList<>();
    List<Signed> tiles = new ArrayList<>();
    double seconds;
    Path state;
    try (World world = World.in(folder.resolve("world"))) {
      state = world.state();
      Soak soak = new Soak(folder, world, measure);
      for (Signed each : soak.sign()) {
        (each.layout() == Layout.FILE ? first : tiles).add(each);
      }
      seconds = soak.elapsed().toMillis() / 1e3;
      soak.judge(first);
      soak.judge(tiles);
    }
    requireInside(state.resolve(ServiceName.REKOR.toString()), first);
    requireInside(state.resolve(ServiceName.REKOR_V2.toString()), tiles);
    requireSize(state.resolve(ServiceName.CTLOG.toString()), first.size() + tiles.size());
    return new Outcome(first.size(), tiles.size(), seconds);
  }

  private List<Signed> sign() throws Exception {
    List<Signed> all = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(measure.signers())) {
      List<Future<List<Signed>>> running = new ArrayList<>();
      for (int i = 0; i < measure.signers(); i++) {
        String name = "signer-" + i;
        Layout layout = i % 2 == 0 ? Layout.FILE : Layout.FILE_TILES;
        running.add(workers.submit(() -> rounds(name, layout)));
      }
      for (Future<List<Signed>> each : running) {
        all.addAll(each.get());
      }
    }
    return all;
  }

  private List<Signed> rounds(String name, Layout layout) throws IOException {
    List<Signed> made = new ArrayList<>();
    while (made.size() < measure.rounds() && elapsed().compareTo(measure.time()) < 0) {
      Path own = Files.createDirectories(folder.resolve(name).resolve("round-" + made.size()));
      Path artifact = Files.writeString(own.resolve("artifact"), own.toString());
      Signed thing = new Signed(layout, own, artifact, own.resolve("bundle.json"), "");
      Tool.Run run = CosignParty.THIRD.sign(thing, world);
      if (run.status() != 0) {
        throw new AssertionError(run.toString());
      }
      made.add(thing);
    }
    return made;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Every bundle is good by the lab's own judgement. */
  private void judge(List<Signed> things) throws IOException {
    for (Signed each : things) {
      var causes = LabCause.of(new Check(each, world.expected()));
      if (!causes.isEmpty()) {
        throw new AssertionError(each.bundle() + ": " + causes);
      }
    }
  }

  /** Each entry stands where its client was told, and no other one but the log's own. */
  private static void requireInside(Path service, List<Signed> things) throws IOException {
    Set<Long> indexes = new TreeSet<>();
    try (LogStore log = LogStore.open(service.resolve("log"))) {
      for (Signed each : things) {
        TransparencyLogEntry entry = entry(each);
        byte[] kept = log.record(entry.logIndex()).entry();
        if (!Arrays.equals(kept, entry.canonicalizedBody()) || !indexes.add(entry.logIndex())) {
          throw new AssertionError("entry " + entry.logIndex() + " is another one: " + each);
        }
      }
    }
    requireSize(service, things.size() + 1);
  }

  private static TransparencyLogEntry entry(Signed thing) throws IOException {
    return Bundle.parse(Files.readAllBytes(thing.bundle()), "bundle")
        .material()
        .tlogEntries()
        .getFirst();
  }

  private static void requireSize(Path service, long size) {
    try (LogStore log = LogStore.open(service.resolve("log"))) {
      if (log.head().size() != size) {
        throw new AssertionError(service + " has " + log.head().size() + " entries, not " + size);
      }
    }
  }
}
