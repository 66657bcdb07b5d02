// Where tokens are asked: the token becomes a cookie that no script can read.
'use strict';

const said = document.getElementById('said');

function say(text) {
  if (said.textContent !== text) said.textContent = text;
}

async function signIn(form) {
  try {
    const answer = await fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, application/problem+json' },
      body: JSON.stringify({ token: form.elements.token.value.trim() }),
    });
    form.reset();
    if (answer.ok) return location.reload();
    say((await answer.json()).detail);
  } catch (failure) {
    say('The service was not reached: ' + failure.message);
  }
}

document.getElementById('sign-in').addEventListener('submit', event => {
  event.preventDefault();
  signIn(event.target);
});
