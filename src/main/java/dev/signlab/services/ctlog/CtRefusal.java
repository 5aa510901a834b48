package dev.signlab.services.ctlog;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.server.Call;

/** A request that the log refuses, in the words of the public logs' server. */
final class CtRefusal extends LabException {

  private final int status;

  CtRefusal(int status, String text, String found) {
    super(found.isEmpty() ? Problem.of(text).build() : Problem.of(text).found(found).build());
    this.status = status;
  }

  static CtRefusal method(Call call) {
    return new CtRefusal(405, "method not allowed: " + call.method(), "");
  }

  /** Refuses a chain that cannot be logged. */
  static CtRefusal contents(LabException why) {
    String words = "failed to verify add-chain contents: " + CtEndpoints.words(why);
    return new CtRefusal(400, words, "");
  }

  int status() {
    return status;
  }

  static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 413 -> "Request Entity Too Large";
      default -> "Internal Server Error";
    };
  }
}
