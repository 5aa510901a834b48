package dev.signlab.shell.screen;

import dev.signlab.diagnostic.TerminalText;
import dev.signlab.shell.command.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A screen over two streams; one that is a {@link TerminalOutput} shows what would command the
 * terminal, any other gets the bytes as they are. Every line is flushed, so that what a command
 * said is there also when the process ends at once; a reader that went away is no failure.
 */
public final class StreamScreen implements Screen {

  private final OutputStream out;
  private final OutputStream err;
  private final Style style;
  private final Questions questions;
  private final ProgressLine progress;
  private int asked;

  /** Shows lines on the streams in a style. */
  public StreamScreen(OutputStream out, OutputStream err, Style style, Questions questions) {
    this.out = out;
    this.err = err;
    this.style = style;
    this.questions = questions;
    this.progress = new ProgressLine(style);
  }

  @Override
  public void out(String line) {
    write(out, line + "\n");
  }

  @Override
  public void err(String line) {
    write(err, line + "\n");
  }

  @Override
  public OutputStream rawOut() {
    clearProgress();
    return out;
  }

  @Override
  public OutputStream programOut() {
    return ofProgram(rawOut());
  }

  /**
   * Returns the stream of errors for a program of this machine that a person runs, or nothing where
   * its errors go where its output goes.
   */
  public Optional<OutputStream> programErrApart() {
    return err.equals(out) ? Optional.empty() : Optional.of(ofProgram(rawErr()));
  }

  private static OutputStream ofProgram(OutputStream raw) {
    return raw instanceof TerminalOutput guarded ? guarded.terminal() : raw;
  }

  /** Returns the stream of errors, for a screen that redirects only the other one. */
  public OutputStream rawErr() {
    clearProgress();
    return err;
  }

  @Override
  public Style style() {
    return style;
  }

  @Override
  public boolean isTerminal() {
    return out instanceof TerminalOutput;
  }

  @Override
  public int rows() {
    return out instanceof TerminalOutput terminal ? terminal.rows() + asked : 0;
  }

  @Override
  public Optional<String> ask(String question) {
    asked++;
    clearProgress();
    return questions.ask(question);
  }

  @Override
  public Optional<char[]> askSecret(String question) {
    asked++;
    clearProgress();
    return questions.askSecret(question);
  }

  @Override
  public synchronized void progress(String title, long done, long total) {
    writeBytes(err, progress.draw(title, done, total));
  }

  /** Returns a screen with other streams and the same questions. */
  public StreamScreen redirected(OutputStream otherOut, OutputStream otherErr) {
    boolean sameOut = otherOut.equals(out);
    return new StreamScreen(otherOut, otherErr, sameOut ? style : Style.PIPE, questions);
  }

  private synchronized void write(OutputStream stream, String text) {
    clearProgress();
    writeBytes(stream, text);
  }

  private synchronized void clearProgress() {
    writeBytes(err, progress.clear());
  }

  private static void writeBytes(OutputStream stream, String text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      boolean terminal = stream instanceof TerminalOutput;
      String sent = terminal ? text : TerminalText.unmarked(text);
      stream.write(sent.getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException e) {
      // The reader at the other end has gone; whoever wants the rest asks again.
      return;
    }
  }
}
