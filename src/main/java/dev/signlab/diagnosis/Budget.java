package dev.signlab.diagnosis;

/** How many requests are left for looking round after one refusal. Used by one thread. */
public final class Budget {

  private int left;

  /** Starts with a number of requests. */
  public Budget(int requests) {
    this.left = requests;
  }

  /** Tells whether so many are left. */
  public boolean has(int requests) {
    return left >= requests;
  }

  /** Takes so many away. */
  public void spend(int requests) {
    left -= requests;
  }
}
