package dev.signlab.transparency.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Pem;
import dev.signlab.transparency.note.NoteKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Adds entries to a log until it is killed, and tells of each checkpoint that it hands out. */
final class LogChild {

  private static final int WRITERS = 8;

  private LogChild() {}

  static PublishedLog.Identity identity(Path key) throws Exception {
    if (!Files.exists(key)) {
      Files.writeString(key, Pem.of("PRIVATE KEY", KeyPair.generate().pkcs8()).text());
    }
    KeyPair keys = KeyPair.parsePem(Files.readAllBytes(key), "key");
    NoteKey name = new NoteKey("log.localhost", keys.publicKey(), keys.algorithm());
    return new PublishedLog.Identity("log.localhost", name, keys);
  }

  /** The arguments: the folder of the log, and the file of its key. */
  public static void main(String[] arguments) throws Exception {
    PublishedLog log = PublishedLog.open(Path.of(arguments[0]), identity(Path.of(arguments[1])));
    AtomicLong number = new AtomicLong(log.store().head().size());
    for (int i = 0; i < WRITERS; i++) {
      Thread.ofPlatform().start(() -> write(log, number));
    }
  }

  private static void write(PublishedLog log, AtomicLong number) {
    while (true) {
      byte[] entry = ("entry " + number.getAndIncrement()).getBytes(UTF_8);
      log.store().append(entry, "kept beside it".getBytes(UTF_8));
      String note = log.checkpoint().note().note();
      String line = Base64.getEncoder().encodeToString(note.getBytes(UTF_8));
      synchronized (log) {
        System.out.println(line + " " + Base64.getEncoder().encodeToString(entry) + " .");
        System.out.flush();
      }
    }
  }
}
