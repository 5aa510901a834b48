package dev.signlab.environment.server;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.http.server.AccessEntry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of server that a world can run. It has no state of its own: what it keeps is in the home,
 * where it is found again whichever process runs it. Everything else (which process, on which port,
 * its log, starting and stopping, snapshots) is done for all servers alike.
 */
public interface WorldServer {

  /**
   * Returns its name, a word of small letters: what is typed before {@code start} and {@code
   * serve}, and what its files in the home are called after.
   */
  String name();

  /** Returns the port that it has unless it is told another one. */
  int usualPort();

  /** Returns how many ports it takes, from the one on which it is started. */
  default int ports() {
    return 1;
  }

  /**
   * Starts it in this process; it answers when this returns.
   *
   * @param port the port on loopback, or 0 for any free one
   * @param clock the world's clock
   * @throws dev.signlab.http.server.PortInUseException when another program has the port
   */
  Running start(LabHome home, int port, InstantSource clock);

  /** Returns what it holds in a few words, whether it runs or not. */
  String holds(LabHome home);

  /** Returns its part of a snapshot, or nothing when it keeps nothing that could be put back. */
  Optional<SnapshotPart> part(LabHome home);

  /**
   * Called when a state was put back while it runs, in whichever process.
   *
   * @param port on which it listens
   * @param clock of the world
   */
  default void settle(LabHome home, int port, InstantSource clock) {}

  /**
   * Says what a learner should know when it runs on a port, in one line, or nothing.
   *
   * @param port on which it listens
   * @param environment the variables of whoever started it
   */
  default Optional<String> remark(int port, Map<String, String> environment) {
    return Optional.empty();
  }

  /** Says what to do when its port is in use and another one is free. */
  default String otherPort(int free) {
    return "take another port";
  }

  /** A server that runs in this process. */
  interface Running extends AutoCloseable {

    /** Returns the port on which it listens. */
    int port();

    /** Returns the latest requests that it answered, oldest first, at most so many. */
    List<AccessEntry> log(int most);

    /** Stops it at once; what it keeps stays. */
    @Override
    void close();
  }
}
