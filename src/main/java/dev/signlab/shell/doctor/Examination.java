package dev.signlab.shell.doctor;

import dev.signlab.environment.clock.WorldClock;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.WorldServer;
import dev.signlab.environment.world.World;
import dev.signlab.shell.clock.Span;
import dev.signlab.shell.command.Session;
import dev.signlab.storage.ProgramPath;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at one thing after the other. */
final class Examination {

  private static final long NEEDED_BYTES = 500L << 20;
  private static final Instant EARLIEST =
      LocalDate.of(2025, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
  private static final Instant LATEST =
      LocalDate.of(2045, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
  private static final Duration DRIFT = Duration.ofMinutes(5);
  private static final List<String> TOOLS =
      List.of("cosign", "docker", "skopeo", "oras", "crane", "openssl");

  private final Session session;
  private final Path home;

  Examination(Session session) {
    this.session = session;
    this.home = session.service(LabHome.class).folder();
  }

  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(home());
    findings.add(disk());
    findings.add(clock());
    session.service(World.class).kinds().forEach(server -> findings.add(port(server)));
    TOOLS.forEach(tool -> findings.add(tool(tool)));
    return findings;
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    String found = Runtime.version() + " in " + System.getProperty("java.home");
    return feature == 25
        ? Finding.well("Java", found)
        : Finding.ill("Java", found, "set JAVA_HOME to a JDK 25");
  }

  private Finding home() {
    Path existing = existing(home);
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      return Finding.ill(
          "state", existing + " cannot be written", "set LAB_HOME to a folder of your own");
    }
    return Finding.well("state", home + (Files.exists(home) ? "" : " (made when first needed)"));
  }

  private Finding disk() {
    try {
      long free = Files.getFileStore(existing(home)).getUsableSpace();
      String found = (free >> 20) + " MiB free";
      return free >= NEEDED_BYTES
          ? Finding.well("disk", found)
          : Finding.ill("disk", found, "make room, or set LAB_HOME to a folder on another disk");
    } catch (IOException e) {
      return Finding.ill("disk", Reason.of(e), "set LAB_HOME to another folder");
    }
  }

  private static Path existing(Path path) {
    Path place = path;
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    return place;
  }

  /** Compares the clock with what is plausible, and with the time that the disk gives a file. */
  private Finding clock() {
    WorldClock clock = session.service(WorldClock.class);
    Instant now = clock.machine().instant();
    if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
      return Finding.ill("clock", now + " cannot be", "set the clock of this machine");
    }
    try {
      Path file = Files.createTempFile("signlab-clock", "");
      Duration apart = Duration.between(Files.getLastModifiedTime(file).toInstant(), now).abs();
      Files.delete(file);
      return apart.compareTo(DRIFT) > 0
          ? Finding.absent("clock", now + ", " + apart.toMinutes() + " min off the disk's")
          : clock(now, Span.turned(clock));
    } catch (IOException e) {
      return Finding.ill("clock", Reason.of(e), "look at the folder for temporary files");
    }
  }

  private static Finding clock(Instant now, Optional<String> turned) {
    return turned
        .map(
            span ->
                Finding.absent("clock", now + ", turned by " + span + " here; see  clock reset"))
        .orElseGet(() -> Finding.well("clock", now.toString()));
  }

  private static Finding port(WorldServer server) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(loopback, server.usualPort()));
      return Finding.well("port", server.usualPort() + " is free for the " + server.name());
    } catch (IOException e) {
      return whoAnswers(loopback, server);
    }
  }

  private static Finding whoAnswers(InetAddress loopback, WorldServer server) {
    int port = server.usualPort();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(loopback, port), 500);
      return Finding.absent("port", port + " is taken; see  world status");
    } catch (IOException e) {
      String hint = server.name() + " start --port " + (port + 1);
      return Finding.ill("port", port + " is taken, and nothing answers", hint);
    }
  }

  private Finding tool(String name) {
    return ProgramPath.find(name, session.environment())
        .map(program -> Finding.well(name, program.toString()))
        .orElseGet(
            () -> Finding.absent(name, "not on this machine; the lab has its own or does without"));
  }
}
