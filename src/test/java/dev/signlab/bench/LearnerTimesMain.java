package dev.signlab.bench;

import dev.signlab.app.Evening;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Arrays;

/**
 * What a learner feels in a warm shell: a check, a verification, a page, undo and reset, typed as
 * lines against the embedded registry in this process. Prints medians and the slowest round.
 */
public final class LearnerTimesMain {

  private static final int ROUNDS = 41;

  private LearnerTimesMain() {}

  /** Prepares the lab about verification, then times each line. */
  public static void main(String[] words) throws IOException {
    PrintStream out = System.out;
    try (Evening evening = Evening.in(Files.createTempDirectory("learner"))) {
      out.println(evening.type("start verify").lines().findFirst().orElse(""));
      String verify = "cosign verify --key cosign.pub " + evening.image("studentbook:1.0");
      out.printf("%-28s %9s %9s%n", "line", "median ms", "slowest");
      time(evening, "check", "check", out);
      time(evening, "page of the open task", "start", out);
      time(evening, "undo", "undo", out);
      String sign = "cosign sign -y --key cosign.key " + evening.image("studentbook:1.0");
      time(evening, "undo of a signature", sign, "undo", out);
      time(evening, "cosign sign --key", "undo", sign, out);
      time(evening, "reset of the task", "reset -y", out);
      time(evening, "bookmark", "bookmark --replace here", out);
      time(evening, "back after a signature", sign, "back here", out);
      time(evening, "diff after a signature", sign, "diff here", out);
      time(evening, "cosign verify --key", verify, out);
      time(evening, "clock", "clock reset", "clock +11m", out);
      evening.type("clock reset");
      evening.type("break prepare");
      time(evening, "break", "undo", "break forge-proof", out);
      time(evening, "undo of a fault", "break forge-proof", "undo", out);
      time(evening, "break of an image", "undo", "break move-tag", out);
      evening.type("undo");
      timeIdentities(evening, out);
    }
  }

  /** A token holds for five minutes, so it is fetched anew before each signature. */
  private static void timeIdentities(Evening evening, PrintStream out) {
    String image = evening.image("studentbook:1.0");
    out.println(evening.type("sigstore start").lines().findFirst().orElse(""));
    String token = "world token --identity ada@example.com > token.txt";
    String sign = "cosign sign -y --identity-token token.txt " + image;
    time(evening, "cosign sign by identity", token, sign, out);
    String once = evening.image("once:1.0");
    evening.type("mkdir once && echo 'FROM scratch' > once/Dockerfile");
    evening.type("docker build --label once=yes -t " + once + " once && docker push " + once);
    evening.type(token);
    evening.type(sign.replace(image, once));
    String verify =
        "cosign verify --certificate-identity ada@example.com --certificate-oidc-issuer-regexp ."
            + " "
            + once;
    time(evening, "cosign verify by identity", verify, out);
  }

  private static void time(Evening evening, String name, String line, PrintStream out) {
    time(evening, name, "true", line, out);
  }

  /** Times a line, each time after another one that is not counted. */
  private static void time(
      Evening evening, String name, String before, String line, PrintStream out) {
    double[] times = new double[ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      evening.type(before);
      long begun = System.nanoTime();
      String shown = evening.type(line);
      double taken = (System.nanoTime() - begun) / 1e6;
      if (round >= 0) {
        times[round] = taken;
      }
      if (round == -ROUNDS) {
        out.println(
            "  " + line + ": status " + evening.status() + ", " + shown.length() + " chars");
      }
    }
    Arrays.sort(times);
    out.printf("%-28s %9.1f %9.1f%n", name, times[ROUNDS / 2], times[ROUNDS - 1]);
  }
}
