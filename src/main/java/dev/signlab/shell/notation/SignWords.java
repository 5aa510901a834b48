package dev.signlab.shell.notation;

import dev.signlab.engine.notary.NotaryEnvelope;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.ToolVersionCommand;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** {@code notation sign}. */
final class SignWords {

  private static final String KEY = "key";
  private static final String EXPIRY = "expiry";
  private static final String FORM = "signature-format";
  private static final String JWS = "jws";
  private static final String AGENT = "notation/" + ToolVersionCommand.VERSION;

  private SignWords() {}

  static Command sign() {
    return new NotationCommand(
        NotationCommand.words("notation sign", "Sign an image with a key and its certificate")
            .flag(Flag.text(KEY, "NAME", "a key of the list").withShort("k"))
            .flag(Flag.text(EXPIRY, "DURATION", "how long it may be used").withShort("e"))
            .flag(Flag.text(FORM, "FORM", "jws, the only one here").withDefault(JWS))
            .flags(NotationImage.flags())
            .argument("IMAGE", "the image, best by its digest", Completion.IMAGE)
            .example("notation sign localhost:5001/studentbook:1.0")
            .example("notation sign --key ada localhost:5001/studentbook:1.0")
            .build(),
        SignWords::sign);
  }

  private static void sign(Invocation invocation) {
    String form = invocation.flag(FORM).orElse(JWS);
    if (!form.equals(JWS)) {
      throw NotationCommand.usage(invocation, "--" + FORM + " jws", "--" + FORM + " " + form);
    }
    Optional<Duration> lasts = invocation.flag(EXPIRY).map(text -> duration(invocation, text));
    NotationHome home = NotationHome.of(invocation);
    NotaryEnvelope.Signatory by = home.signatory(home.keys().chosen(invocation.flag(KEY)));
    NotationImage image = NotationImage.find(invocation, Optional.of("sign"));
    Instant now = invocation.session().clock().instant();
    NotaryEnvelope made = NotaryEnvelope.make(by, image.target(), AGENT, now, lasts);
    String carrier = image.shelf().push(image.target(), made).toString();
    invocation.screen().out("Successfully signed " + image.byDigest());
    invocation.screen().out("Pushed the signature to " + carrier);
  }

  private static Duration duration(Invocation invocation, String text) {
    try {
      Duration lasts = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
      if (lasts.compareTo(Duration.ofSeconds(1)) >= 0) {
        return lasts;
      }
    } catch (DateTimeException e) {
      // It is told below.
    }
    throw NotationCommand.usage(
        invocation, "--expiry with a duration such as 24h or 1h30m", "--expiry " + text);
  }
}
