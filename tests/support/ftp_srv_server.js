/* One ftp-srv server for a test, on loopback:
 * ftp_srv_server.js MODULES HOST PORT ROOT USER PASSWORD SECURITY CERTIFICATE
 *
 * MODULES is the folder that npm has put it into. Started by ferry-test-ftp-srv.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
'use strict';

const [modules, host, port, root, user, password, security, certificate] = process.argv.slice(2);
const fs = require('fs');
const { FtpSrv } = require(require.resolve('ftp-srv', { paths: [modules] }));

const address = host.includes(':') ? `[${host}]` : host;
const scheme = security === 'implicit' ? 'ftps' : 'ftp';
const pem = security === 'none' ? null : fs.readFileSync(certificate);
const server = new FtpSrv({
  url: `${scheme}://${address}:${port}`,
  pasv_url: host,
  tls: pem ? { key: pem, cert: pem } : false,
});

server.on('login', (login, resolve, reject) => {
  if (login.username === user && login.password === password)
    resolve({ root });
  else
    reject(new Error('wrong user or password'));
});
server.listen();
