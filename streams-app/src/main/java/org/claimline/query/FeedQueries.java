package org.claimline.query;

/** How the feed runs, whichever instance is asked: the claims' times from those that hold them, the disputes from the read model. */
public final class FeedQueries {
    private final ReadModel model;
    private final ClaimAccounts accounts;
    private final HeldHere here;
    private final Peers peers;

    public FeedQueries(ReadModel model, ClaimAccounts accounts, HeldHere here, Peers peers) {
        this.model = model;
        this.accounts = accounts;
        this.here = here;
        this.peers = peers;
    }

    /**
     * From when to when the feed runs, and how much of it fell when.
     *
     * @throws MovingException if claim versions are on their way
     */
    public FeedView feed() {
        return FeedView.of(
                Gathering.of(accounts.division(), here::feed, peers::feed),
                model.disputes().stream().map(KeptDispute::openedAt));
    }
}
