//! Why the jury's meeting does not do what somebody asks.

use crate::ground::error::refusals;

refusals! {
    /// Why the jury's meeting does not do what somebody asks.
    pub enum Refusal {
        Ended => "meeting-ended",
        Decided => "meeting-decided",
        StillRunning => "meeting-still-running",
        /// The jury meets on a closed round.
        RoundOpen => "meeting-round-open",
        RoundReopened => "meeting-round-reopened",
        /// The ranking has a meeting.
        Exists => "meeting-exists",
        CallOver => "meeting-call-over",
        /// The secretary's account is shut.
        SecretaryGone => "meeting-secretary-gone",
        /// Whoever conducts the meeting is not there.
        DeskAway => "meeting-desk-away",
        /// A conflict keeps this person out.
        Outside => "meeting-outside",
        /// Only somebody who votes chairs.
        ChairVotes => "meeting-chair-votes",
        /// The person attends already, or the seat is taken.
        OnTheList => "meeting-on-the-list",
        /// No entry is called up.
        NoEntry => "meeting-no-entry",
        /// The entry takes no part any more.
        EntryOut => "meeting-entry-out",
        /// Not everybody who votes is obliged to secrecy and impartiality.
        PledgeMissing => "meeting-pledge-missing",
        NoQuorum => "meeting-no-quorum",
        /// One motion after the other.
        MotionOpen => "meeting-motion-open",
        /// Entries that share a better place take it up.
        PlaceTaken => "meeting-place-taken",
        /// The places that it would take up are decided on.
        PlacesBehind => "meeting-places-behind",
        /// Nobody shares a place: the chair's vote decides.
        ChairChooses => "meeting-shared-chair",
        /// Nobody shares a place: a lot decides.
        LotChooses => "meeting-shared-lot",
        /// Nobody casts a secret vote for somebody else.
        OwnSecretVote => "meeting-secret-own",
        /// Whoever has voted in person, whom the sentence names, changes that vote.
        VoteTheirs => "meeting-vote-theirs",
        VoteAnnulled => "meeting-vote-annulled",
        VoteOver => "meeting-vote-over",
        VotesThere => "meeting-votes-there",
        GuestVotes => "meeting-vote-guest",
        VoterAway => "meeting-vote-away",
        /// The member is there whom this person stands in for.
        SeatTaken => "meeting-vote-seat",
        AccountGone => "meeting-vote-account",
        VoterInConflict => "meeting-vote-conflict",
        /// Has been noted as being outside.
        VoterOutside => "meeting-vote-outside",
        VoterUnpledged => "meeting-vote-pledge",
        /// Without an account nobody votes secretly.
        NoDevice => "meeting-vote-device",
        /// The chair's vote does not decide.
        NoCasting => "meeting-no-casting",
        /// First the chair's vote or a lot decides.
        TieOpen => "meeting-tie-open",
        /// Only an annulled vote is held again.
        NotAnnulled => "meeting-not-annulled",
        /// The vote can end.
        NothingToAnnul => "meeting-nothing-to-annul",
        /// No later fact is about the decision.
        NotTouched => "meeting-not-touched",
        /// Later facts touch motions, whose numbers the sentence names.
        Touched => "meeting-touched",
        /// How money is split is voted on anew.
        AnnulSplit => "meeting-annul-split",
        /// The result is confirmed for publication.
        ResultConfirmed => "meeting-suspend-published",
        /// No lot decides.
        NoLot => "meeting-no-lot",
        /// A lot is drawn among two or more.
        LotOfOne => "meeting-lot-two",
        /// An earlier lot has put two of the entries in an order.
        LotDrawn => "meeting-lot-drawn",
        /// The lot that is prepared is drawn first.
        LotOpen => "meeting-lot-open",
        /// Nobody has typed the word that was said.
        WordMissing => "meeting-word-missing",
        VerdictTooLong => "field-too-long",
        /// Somebody else has written the verdict meanwhile.
        VerdictStale => "meeting-verdict-stale",
        /// Nobody has said anything about a better place.
        PlaceSkipped => "meeting-gap",
        /// A place is given by itself and with a better one.
        PlaceDoubled => "meeting-places-doubled",
        /// Nobody has said how much money a place gets.
        AmountOpen => "meeting-amount-open",
        /// The sentence names the places that nobody has decided on.
        PlacesOpen => "meeting-places-open",
        NothingDecided => "meeting-nothing-decided",
        /// More is given away than the call names, without a reason.
        MoneyUnreasoned => "meeting-money-unreasoned",
        /// Whoever voted does not confirm.
        DecideVoted => "meeting-decide-voted",
    }
}
