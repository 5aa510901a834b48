import * as client from 'openid-client'

const { ISSUER: issuer, FLOW: flow, REDIRECT: redirect } = process.env
const insecure = { execute: [client.allowInsecureRequests] }
const config = await client.discovery(
  new URL(issuer), 'sigstore', undefined, client.None(), insecure)

async function submit(page, fields) {
  const html = await page.text()
  const form = html.match(/<form method="post" action="([^"]+)">/)
  const hidden = html.match(/<input type="hidden" name="([^"]+)" value="([^"]+)">/)
  const body = new URLSearchParams({ [hidden[1]]: hidden[2], ...fields })
  return fetch(form[1], { method: 'POST', body, redirect: 'manual' })
}

async function code() {
  const verifier = client.randomPKCECodeVerifier()
  const expected = { pkceCodeVerifier: verifier, expectedNonce: client.randomNonce(), expectedState: client.randomState() }
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: 'openid email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    nonce: expected.expectedNonce,
    state: expected.expectedState,
  })
  const answer = await submit(await fetch(url), { person: 'alice@example.com' })
  const back = new URL(answer.headers.get('location'))
  const tokens = await client.authorizationCodeGrant(config, back, expected)
  let replay = 'accepted'
  try {
    await client.authorizationCodeGrant(config, back, expected)
  } catch (e) {
    replay = e.error
  }
  return { claims: tokens.claims(), replay }
}

async function device() {
  const verifier = client.randomPKCECodeVerifier()
  const codes = await client.initiateDeviceAuthorization(config, {
    scope: 'openid email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const polling = client.pollDeviceAuthorizationGrant(config, codes, { code_verifier: verifier })
  const page = await submit(await fetch(codes.verification_uri_complete), { person: 'bob@example.com' })
  if (page.status !== 200) throw new Error(await page.text())
  return { claims: (await polling).claims() }
}

console.log(JSON.stringify(await (flow === 'code' ? code() : device())))
