package dev.signlab.environment.clock;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.snapshot.SnapshotPart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The time in a world: the machine's, turned forward or back by what the home remembers in {@code
 * clock}. Every process of a home sees a change at its next reading, or ten milliseconds later.
 * Safe for use by several threads.
 *
 * <p>What goes on outside a world takes its time from {@link #machine}: how long a learner worked,
 * the dates of files, waiting.
 */
public final class WorldClock implements InstantSource {

  /** The earliest time to which the clock can be turned. */
  public static final Instant EARLIEST =
      LocalDate.of(2000, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

  /** The latest time to which the clock can be turned. */
  public static final Instant LATEST =
      LocalDate.of(2100, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

  private final LabHome home;
  private final InstantSource machine;
  private final TurnedFile file;

  private WorldClock(LabHome home, InstantSource machine) {
    this.home = home;
    this.machine = machine;
    this.file = TurnedFile.at(home.folder().resolve("clock"));
  }

  /**
   * Returns the clock of a home.
   *
   * @param source the machine's clock, or the clock of a world, whose machine's is then taken: a
   *     clock is never turned twice
   */
  public static WorldClock of(LabHome home, InstantSource source) {
    return new WorldClock(home, source instanceof WorldClock world ? world.machine : source);
  }

  /** Returns the machine's clock, which cannot be turned. */
  public InstantSource machine() {
    return machine;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(turned());
  }

  /** Returns how far it is ahead of the machine's clock; negative when it is behind. */
  public Duration turned() {
    return file.turned();
  }

  /**
   * Turns it on from where it stands, or back.
   *
   * @throws dev.signlab.diagnostic.LabException when it would leave {@link #EARLIEST} to {@link
   *     #LATEST}
   */
  public void turn(Duration by) {
    set(turned().plus(by));
  }

  /**
   * Turns it to a time, from which it goes on.
   *
   * @throws dev.signlab.diagnostic.LabException when that is not between {@link #EARLIEST} and
   *     {@link #LATEST}
   */
  public void turnTo(Instant time) {
    set(Duration.between(machine.instant(), time));
  }

  /** Lets it show the machine's time again. */
  public void reset() {
    file.delete();
  }

  /** Returns its part of a snapshot. */
  public SnapshotPart part() {
    return new ClockPart(this);
  }

  private void set(Duration turned) {
    requireWithin(turned);
    put(turned);
  }

  /** Puts back how far it was turned. */
  void put(Duration turned) {
    if (turned.isZero()) {
      reset();
    } else {
      home.make();
      file.write(turned);
    }
  }

  private void requireWithin(Duration turned) {
    Instant now = machine.instant();
    boolean early = turned.compareTo(Duration.between(now, EARLIEST)) < 0;
    if (early || turned.compareTo(Duration.between(now, LATEST)) > 0) {
      throw Problem.of("the clock cannot be turned that far")
          .expected("a time from " + EARLIEST + " to " + LATEST)
          .found(early ? "an earlier one" : "a later one")
          .command("clock +11m")
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }
}
