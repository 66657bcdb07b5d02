package org.claimline.web;

/** What whoever opens the page sees where tokens are asked and none was shown. The page's script takes the token and signs in with it. */
final class SignInPage {
    static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Claimline: sign in</title>
            <link rel="icon" href="/page/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/page/page.css"><script src="/page/sign-in.js" defer></script></head>
            <body><main class="sign-in">
            <h1>Claimline</h1>
            <form id="sign-in" autocomplete="on">
            <p><label for="token">Your token</label>
            <input id="token" name="token" type="password" autocomplete="current-password" required></p>
            <p><button type="submit">Sign in</button></p>
            </form>
            <p id="said" role="status"></p>
            <noscript><p>Signing in needs JavaScript. A program sends its token in the header Authorization.</p></noscript>
            </main></body></html>
            """;

    private SignInPage() {}
}
