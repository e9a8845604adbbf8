/* Explanations: the login. See ferry-explain-rows.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-explain-rows.h"

#include <glib/gi18n-lib.h>

#define SAY(name) FERRY_FTP_SYMPTOM_##name

const FerryExplainRow ferry_explain_login_rows[] = {
  { SAY (LOGIN_REJECTED),
    WHEN_ANONYMOUS,
    N_ ("{host} lets nobody in without a user name. It says “{reply}”."),
    { USER (0, NONE, N_ ("Log in with user name and password.")),
      SERVER (0,
              N_ ("Let anonymous users in, if that is wanted (vsftpd: anonymous_enable=YES).")) } },
  { SAY (LOGIN_REJECTED),
    0,
    N_ ("{host} does not accept this user name and password for “{user}”. It says “{reply}”."),
    { USER (0, NONE, N_ ("Check user name and password: capital letters count.")),
      SERVER (0,
              N_ ("If both are right, see that “{user}” may log in by FTP: not locked, with a "
                  "shell that is in /etc/shells, and local_enable=YES (vsftpd).")) } },
  { SAY (LOGIN_USER_LIST),
    0,
    N_ ("{host} refused “{user}” before any password was asked: a list on the server says who may "
        "log in by FTP, and this user may not."),
    { USER (0, NONE, N_ ("Log in as another user.")),
      SERVER (0,
              N_ ("vsftpd: take “{user}” out of /etc/vsftpd.user_list or /etc/ftpusers; with "
                  "userlist_deny=NO add it to the list.")) } },
  { SAY (LOGIN_TLS_REQUIRED),
    0,
    N_ ("{host} lets “{user}” in only with TLS."),
    { USER (0, USE_EXPLICIT_TLS, N_ ("Use explicit TLS.")) } },
  { SAY (LOGIN_ANONYMOUS_ONLY),
    0,
    N_ ("{host} lets only anonymous users in, not “{user}”."),
    { USER (0, NONE, N_ ("Log in without a user name.")),
      SERVER (0, N_ ("Let users with a name in (vsftpd: local_enable=YES).")) } },
  { SAY (LOGIN_CHROOT),
    0,
    N_ ("The password was right, but {host} refuses to go on: the folder that is to be the root "
        "for “{user}” can be written to."),
    { SERVER (0,
              N_ ("Take away the right to write in that folder (chmod a-w) and make another one in "
                  "it for uploads.")),
      SERVER (0, N_ ("Or set allow_writeable_chroot=YES (vsftpd).")) } },
  { SAY (LOGIN_OOPS),
    0,
    N_ ("The server stopped at a fault in its own settings. It says “{reply}”."),
    { SERVER (0,
              N_ ("Mend what the message names in the server’s settings, and start it again.")) } },
  { SAY (TOO_MANY),
    0,
    N_ ("{host} takes no more connections now. It says “{reply}”."),
    { USER (WHEN_SEVERAL, FEWER_CONNECTIONS, N_ ("Use one connection at a time.")),
      USER (0,
            NONE,
            N_ ("Close other programs that are connected to the server, or try again in some "
                "minutes.")),
      SERVER (0, N_ ("Allow more connections (vsftpd: max_clients, max_per_ip).")) } },
  { 0 },
};
