package dev.signlab.image.dockerfile;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The signals of {@code STOPSIGNAL}: those of Linux. */
final class Signals {

  private static final Set<String> NAMES =
      Set.of(
          ("ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV"
                  + " STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ"
                  + " RTMIN RTMAX")
              .split(" "));

  private static final Pattern REAL_TIME =
      Pattern.compile("RTMIN\\+[1-9]|RTMIN\\+1[0-5]|RTMAX-[1-9]|RTMAX-1[0-4]");
  private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]{0,8}");

  private Signals() {}

  /** Returns a signal as it is, if it is one. */
  static String checked(String signal) {
    String upper = signal.toUpperCase(Locale.ROOT);
    String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
    if (!NUMBER.matcher(signal).matches()
        && !NAMES.contains(name)
        && !REAL_TIME.matcher(name).matches()) {
      throw new LineFault("no signal " + signal, "STOPSIGNAL SIGTERM");
    }
    return signal;
  }
}
