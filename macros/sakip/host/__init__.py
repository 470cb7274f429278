"""What a hosting service needs to know of a change: a comment on the pull request, and a preview of the site.

http      one question to a host's API; service which addresses GitHub and GitLab have
body      a comparison as the text of the comment; comment posts it once and keeps it up to date
nav       the navigation that a change asks for, as far as it is harmless
preview   the site of a commit's data and pages, built by the program at hand
branch    a preview as a folder of the branch that the host publishes

What a pull request holds is read as data and never run. Nothing here prints, and no message holds a token.
"""
