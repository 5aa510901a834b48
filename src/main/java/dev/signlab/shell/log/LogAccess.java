package dev.signlab.shell.log;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.monitor.LogMonitor;
import dev.signlab.engine.monitor.LogSource;
import dev.signlab.engine.monitor.RekorSource;
import dev.signlab.engine.monitor.TileSource;
import dev.signlab.engine.report.Outcome;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.World;
import dev.signlab.http.HttpTransport;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.PublicRoot;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.util.List;
import java.util.Optional;

/** Which log is asked, and by whose keys it is believed. */
final class LogAccess {

  private static final String URL = "rekor-url";
  private static final String TILES = "v2";
  static final String ROOT = "trusted-root";
  private static final int DIGITS = 18;

  private LogAccess() {}

  static List<Flag> flags() {
    return List.of(
        Flag.text(URL, "URL", "the log; that of this world unless it is another"),
        Flag.toggle(TILES, "ask the log of version 2, which serves tiles"),
        Flag.file(ROOT, "whom to believe, in place of this world's root"));
  }

  /** Returns the log that is to be asked. */
  static LogMonitor of(Invocation invocation) {
    WholeWorld world = new WholeWorld(invocation.service(World.class));
    boolean tiles = invocation.isOn(TILES);
    String url =
        invocation
            .flag(URL)
            .orElseGet(() -> world.addresses().urls().get(tiles ? "rekorV2Url" : "rekorUrl"));
    HttpTransport transport = invocation.transport();
    LogSource source = tiles ? TileSource.at(url, transport) : RekorSource.at(url, transport);
    return new LogMonitor(source, root(invocation, world, url), invocation.session().clock());
  }

  private static TrustedRoot root(Invocation invocation, WholeWorld world, String url) {
    Optional<String> named = invocation.flag(ROOT);
    if (named.isPresent()) {
      return TrustedRoot.read(invocation.path(named.get()), named.get());
    }
    Optional<TrustedRoot> everybodys =
        invocation.flag(URL).map(typed -> PublicRoot.read()).filter(root -> isOf(root, url));
    return everybodys
        .or(() -> world.trustedRoot().map(file -> TrustedRoot.read(file, file.toString())))
        .orElseGet(PublicRoot::read);
  }

  private static boolean isOf(TrustedRoot root, String url) {
    return root.tlogs().stream().anyMatch(log -> isAt(log, url));
  }

  /** Tells whether a log answers at an address; a slash at the end says nothing. */
  static boolean isAt(LogInstance log, String url) {
    return withoutSlash(log.baseUrl()).equals(withoutSlash(url));
  }

  private static String withoutSlash(String url) {
    return url.replaceFirst("/+$", "");
  }

  /** Returns the log in words: its name and address. */
  static String who(LogMonitor monitor) {
    return monitor.source().door().who();
  }

  /** Tells whether a word is a number of entries or an index. */
  static boolean isNumber(String text) {
    return text.matches("[0-9]{1," + DIGITS + "}");
  }

  /** Returns the number that an argument or a flag is. */
  static long number(Invocation invocation, String text, String what) {
    if (!isNumber(text)) {
      throw Problem.of(what + " is a number from 0 on")
          .expected("decimal digits")
          .found(text)
          .hint("how many entries there are", "log checkpoint")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return Long.parseLong(text);
  }

  /** Throws when something that was recomputed does not hold. */
  static void require(Outcome outcome, String summary) {
    if (outcome instanceof Outcome.Failed failed) {
      throw refused(failed, summary);
    }
  }

  private static LabException refused(Outcome.Failed failed, String summary) {
    return Problem.of(summary + ": " + failed.cause().words())
        .failure(failed.failure())
        .hint("see what the log answered", "wire")
        .asException();
  }
}
