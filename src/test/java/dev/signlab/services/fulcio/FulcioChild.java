package dev.signlab.services.fulcio;

import dev.signlab.services.oidc.Identity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;

/** Issuer, log and authority in a process of its own, for tests that kill it. */
final class FulcioChild {

  private FulcioChild() {}

  /** Says the address of the authority and a token for it, each on a line. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    FulcioFixture fulcio = FulcioFixture.start(Path.of(arguments[0]), InstantSource.system());
    PrintStream out = System.out;
    out.println(fulcio.url());
    out.println(fulcio.token(Identity.Person.of("alice@example.com")));
    out.flush();
    Thread.sleep(600_000);
  }
}
