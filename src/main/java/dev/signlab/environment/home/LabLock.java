package dev.signlab.environment.home;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Holds a home for one interactive lab until it is closed or the process ends. */
public final class LabLock implements AutoCloseable {

  private final FileChannel channel;

  private LabLock(FileChannel channel) {
    this.channel = channel;
  }

  static LabLock take(Path file, InstantSource clock) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw taken(file);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(owner(clock).getBytes(StandardCharsets.UTF_8)));
      return new LabLock(channel);
    } catch (IOException e) {
      throw Problem.of("cannot lock the lab's home " + file.getParent())
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  /** A lock of this very process shows as an exception, one of another process as null. */
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String owner(InstantSource clock) {
    return "process "
        + ProcessHandle.current().pid()
        + " since "
        + clock.instant().truncatedTo(ChronoUnit.SECONDS)
        + "\n";
  }

  private static LabException taken(Path file) throws IOException {
    String owner = Files.readString(file).strip();
    return Problem.of("this lab is open already")
        .tried("open " + file.getParent())
        .found(owner.isEmpty() ? "another lab that has just started" : owner)
        .hint("go on in that window, or type there", "quit")
        .hint("to open a second lab beside it", "LAB_HOME=~/lab-2 ./lab start")
        .asException();
  }

  /** Lets go of the home. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The operating system lets go of it at the end of the process in any case.
    }
  }
}
