package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.util.Optional;
import java.util.function.Function;

/** Judges signatures of one layout. */
interface ImageJudge<T> {

  /**
   * Judges one signature.
   *
   * @param number its place in the list, counted from 1
   * @param subject the image it should be about
   * @param signature as it was found
   * @param shelf from which it can be fetched
   */
  Judgement judge(int number, Digest subject, T signature, Shelf shelf);

  /** One signature judged: its branch of the tree, and what it says if it passed. */
  record Judgement(Step step, Optional<VerifiedSignature> verified) {

    /** Returns the judgement with what cosign's JSON shows of a signature that passed. */
    Judgement showing(Function<SimpleSigningPayload, String> json) {
      return new Judgement(step, verified.map(each -> each.showing(json.apply(each.payload()))));
    }
  }
}
