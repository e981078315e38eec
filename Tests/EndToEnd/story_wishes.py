"""A wish to cancel comes to a pharmacy without a body, as a POST to its address: it is taken all the same."""


def takes_wishes(pharmacy):
    """Over the connections that there are, too."""
    handler = pharmacy._server.RequestHandlerClass  # made for this pharmacy alone
    takes_orders = handler.do_POST

    def do_POST(request):
        if not request.path.endswith("/cancel"):
            return takes_orders(request)
        request.rfile.read(int(request.headers.get("Content-Length", 0)))
        pharmacy._order(request, {})

    handler.do_POST = do_POST
