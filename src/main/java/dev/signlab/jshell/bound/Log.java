package dev.signlab.jshell.bound;

import dev.signlab.engine.monitor.LogMonitor;
import dev.signlab.engine.monitor.RekorSource;
import dev.signlab.engine.monitor.SignedTree;
import dev.signlab.environment.clock.WorldClock;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.World;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.trustedroot.PublicRoot;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The log of signatures of this world, which is asked anew each time: the world's Rekor of version
 * 1, by the keys of the world's trusted root.
 */
public final class Log {

  Log() {}

  /** Returns how many entries the log has. */
  public long size() {
    return tree().size();
  }

  /** Returns the root hash of its tree; 32 bytes. */
  public byte[] root() {
    return tree().head().root();
  }

  /** Returns what the log signed of its tree, a note in text. */
  public String checkpoint() {
    return tree().note();
  }

  /** Returns the entry at an index from 0 on, with its proof. */
  public TransparencyLogEntry entry(long index) {
    LogMonitor monitor = monitor();
    return monitor.entry(index, monitor.tree()).answered().entry();
  }

  private static SignedTree tree() {
    return monitor().tree();
  }

  private static LogMonitor monitor() {
    LabHome home = LabHome.of(System.getenv());
    InstantSource clock = WorldClock.of(home, InstantSource.system());
    WholeWorld world = new WholeWorld(World.open(home, clock, new Hosting.InProcess()));
    HttpTransport transport = HttpTransport.of(clock, new ExchangeLog());
    String url = world.addresses().urls().getOrDefault("rekorUrl", "");
    return new LogMonitor(RekorSource.at(url, transport), root(world.trustedRoot()), clock);
  }

  private static TrustedRoot root(Optional<Path> own) {
    return own.map(file -> TrustedRoot.read(file, file.toString())).orElseGet(PublicRoot::read);
  }

  @Override
  public String toString() {
    return "the log of this world: log.size(), log.entry(0), log.root(), log.checkpoint()";
  }
}
